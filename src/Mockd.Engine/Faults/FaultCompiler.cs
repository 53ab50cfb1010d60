using Mockd.Contracts.Configuration;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Patterns;

namespace Mockd.Engine.Faults;

/// <summary>Turns what was written about faults into what decides about requests, and names every defect.</summary>
internal sealed class FaultCompiler(ICollection<string> defects)
{
    private const string KnownTypes =
        "latency, error, timeout, empty_response, connection_reset, slow_body, partial_response, corrupt_body, retry_after";

    public IReadOnlyList<FaultRule> Rules(IReadOnlyList<FaultRuleConfig> rules)
    {
        var compiled = new List<FaultRule>(rules.Count);
        foreach (var rule in rules)
        {
            CheckShare(rule.Probability, $"the rule for '{rule.PathPattern}'");
            if (PathOf(rule) is { } pattern)
            {
                var faults = rule.Faults.Select(Kind).OfType<Fault>().ToArray();
                compiled.Add(new FaultRule(pattern, rule.Methods, rule.Probability, faults));
            }
        }

        return compiled;
    }

    public IReadOnlyList<Fault> Global(GlobalFaultConfig? global)
    {
        var faults = new List<Fault>(3);
        if (global?.Latency is { } latency)
        {
            CheckShare(latency.Probability, "latency");
            faults.Add(Delay(latency.Min, latency.Max, "latency") with { Probability = latency.Probability });
        }

        if (global?.ErrorRate is { } errors)
        {
            CheckShare(errors.Probability, "errorRate");
            var statuses = errors.StatusCodes.Count > 0 ? errors.StatusCodes : [errors.DefaultCode];
            foreach (var status in statuses.Where(s => s is < 200 or > 599))
            {
                defects.Add($"{status} in errorRate is not a status code.");
            }

            faults.Add(new Fault { Probability = errors.Probability, Statuses = statuses });
        }

        if (global?.Bandwidth is { } bandwidth)
        {
            CheckShare(bandwidth.Probability, "bandwidth");
            if (bandwidth.BytesPerSecond <= 0)
            {
                defects.Add("'bytesPerSecond' of bandwidth must be above 0.");
            }

            faults.Add(Slow(bandwidth.BytesPerSecond) with { Probability = bandwidth.Probability });
        }

        return faults;
    }

    private static Fault Slow(int bytesPerSecond) =>
        new() { Transfer = new TransferPlan { BytesPerSecond = bytesPerSecond } };

    private Fault? Kind(FaultKindConfig kind)
    {
        CheckShare(kind.Probability, $"the fault '{kind.Type}'");
        var settings = new FaultSettings(kind.Type, kind.Config, defects);
        var fault = Build(kind.Type, settings);
        if (fault is null)
        {
            defects.Add($"There is no fault '{kind.Type}'; there are {KnownTypes}.");
            return null;
        }

        settings.RefuseRest();
        return fault with { Probability = kind.Probability };
    }

    private Fault? Build(string type, FaultSettings settings) =>
        type switch
        {
            "latency" => Delay(
                settings.Duration("min", TimeSpan.Zero),
                settings.Duration("max", TimeSpan.FromMilliseconds(100)),
                type
            ),
            "error" => Errors(settings.Statuses("statusCodes"), settings.Number("defaultCode", 500, 200, 599)),
            "timeout" => Timeout(settings.Duration("duration", TimeSpan.FromSeconds(30))),
            "empty_response" => new Fault { Empty = true },
            "connection_reset" => new Fault { Transfer = new TransferPlan { Reset = true } },
            "slow_body" => Slow(settings.Number("bytesPerSecond", 1024, 1, int.MaxValue)),
            "partial_response" => new Fault
            {
                Transfer = new TransferPlan { AbortAfterBytes = settings.Number("maxBytes", 1024, 0, int.MaxValue) },
            },
            "corrupt_body" => new Fault { CorruptRate = settings.Share("corruptRate", 0.01) },
            "retry_after" => new Fault
            {
                Statuses = [settings.Number("statusCode", 429, 200, 599)],
                RetryAfter = settings.Duration("retryAfter", TimeSpan.FromSeconds(30)),
                Body = settings.Text("body"),
            },
            _ => null,
        };

    private static Fault Errors(IReadOnlyList<int> statuses, int otherwise) =>
        new() { Statuses = statuses.Count > 0 ? statuses : [otherwise] };

    private static Fault Timeout(TimeSpan duration) =>
        new()
        {
            ShortestDelay = duration,
            LongestDelay = duration,
            Statuses = [504],
        };

    private Fault Delay(TimeSpan shortest, TimeSpan longest, string what)
    {
        if (shortest < TimeSpan.Zero || longest < shortest)
        {
            defects.Add($"'min' of {what} must be from 0 to 'max'.");
        }

        return new Fault { ShortestDelay = shortest, LongestDelay = longest };
    }

    private Pattern? PathOf(FaultRuleConfig rule)
    {
        var pattern = Pattern.Read(rule.PathPattern, PatternDialect.Net, out var problem);
        if (pattern is null)
        {
            defects.Add($"'{rule.PathPattern}' is not a regular expression: {problem}");
        }

        return pattern;
    }

    private void CheckShare(double share, string what)
    {
        if (share is not (>= 0 and <= 1))
        {
            defects.Add($"'probability' of {what} must be from 0 to 1.");
        }
    }
}
