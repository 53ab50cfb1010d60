using Mockd.Contracts.Configuration;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Json;
using Mockd.Engine.Patterns;

namespace Mockd.Engine.Faults;

/// <summary>Turns what was written about faults into what decides about requests, and names every defect.</summary>
internal sealed class FaultCompiler(ICollection<FaultDefect> defects)
{
    private static readonly string[] KnownTypes =
    [
        "latency",
        "error",
        "timeout",
        "empty_response",
        "connection_reset",
        "slow_body",
        "partial_response",
        "corrupt_body",
        "retry_after",
    ];

    public IReadOnlyList<FaultRule> Rules(IReadOnlyList<FaultRuleConfig> rules)
    {
        var compiled = new List<FaultRule>(rules.Count);
        for (var i = 0; i < rules.Count; i++)
        {
            var (rule, at) = (rules[i], $"/rules/{i}");
            CheckShare(rule.Probability, $"the rule for '{rule.PathPattern}'", at);
            if (PathOf(rule, at) is { } pattern)
            {
                var faults = rule.Faults.Select((f, n) => Kind(f, $"{at}/faults/{n}")).OfType<Fault>().ToArray();
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
            CheckShare(latency.Probability, "latency", "/global/latency");
            faults.Add(
                Delay(latency.Min, latency.Max, "latency", "/global/latency") with
                {
                    Probability = latency.Probability,
                }
            );
        }

        if (global?.ErrorRate is { } errors)
        {
            CheckShare(errors.Probability, "errorRate", "/global/errorRate");
            var statuses = errors.StatusCodes.Count > 0 ? errors.StatusCodes : [errors.DefaultCode];
            foreach (var status in statuses.Where(s => s is < 200 or > 599))
            {
                defects.Add(new("/global/errorRate", $"{status} in errorRate is not a status code"));
            }

            faults.Add(new Fault { Probability = errors.Probability, Statuses = statuses });
        }

        if (global?.Bandwidth is { } bandwidth)
        {
            CheckShare(bandwidth.Probability, "bandwidth", "/global/bandwidth");
            if (bandwidth.BytesPerSecond <= 0)
            {
                defects.Add(new("/global/bandwidth", "'bytesPerSecond' of bandwidth must be above 0"));
            }

            faults.Add(Slow(bandwidth.BytesPerSecond) with { Probability = bandwidth.Probability });
        }

        return faults;
    }

    private static Fault Slow(int bytesPerSecond) =>
        new() { Transfer = new TransferPlan { BytesPerSecond = bytesPerSecond } };

    private Fault? Kind(FaultKindConfig kind, string at)
    {
        CheckShare(kind.Probability, $"the fault '{kind.Type}'", at);
        var settings = new FaultSettings(kind.Type, kind.Config, at + "/config", defects);
        var fault = Build(kind.Type, settings, at);
        if (fault is null)
        {
            var hint = NearestName.Hint(kind.Type, KnownTypes) ?? $"there are {string.Join(", ", KnownTypes)}";
            defects.Add(new(at + "/type", $"there is no fault '{kind.Type}'", hint));
            return null;
        }

        settings.RefuseRest();
        return fault with { Probability = kind.Probability };
    }

    private Fault? Build(string type, FaultSettings settings, string at) =>
        type switch
        {
            "latency" => Delay(
                settings.Duration("min", TimeSpan.Zero),
                settings.Duration("max", TimeSpan.FromMilliseconds(100)),
                type,
                at + "/config"
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

    private Fault Delay(TimeSpan shortest, TimeSpan longest, string what, string at)
    {
        if (shortest < TimeSpan.Zero || longest < shortest)
        {
            defects.Add(new(at, $"'min' of {what} must be from 0 to 'max'"));
        }

        return new Fault { ShortestDelay = shortest, LongestDelay = longest };
    }

    private Pattern? PathOf(FaultRuleConfig rule, string at)
    {
        var pattern = Pattern.Read(rule.PathPattern, PatternDialect.Net, out var problem);
        if (pattern is null)
        {
            defects.Add(
                new(at + "/pathPattern", $"'{rule.PathPattern}' is not a regular expression: {problem!.TrimEnd('.')}")
            );
        }

        return pattern;
    }

    private void CheckShare(double share, string what, string at)
    {
        if (share is not (>= 0 and <= 1))
        {
            defects.Add(new(at + "/probability", $"'probability' of {what} must be from 0 to 1"));
        }
    }
}
