using System.CommandLine;
using System.CommandLine.Parsing;
using Mockd.Cli.Arguments;
using Mockd.Cli.Output;
using Mockd.Contracts.Admin;
using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;

namespace Mockd.Cli.Commands;

/// <summary><c>mockd chaos enable</c>: faults by a few numbers, for everything or for the paths that match.</summary>
internal static class ChaosEnableCommand
{
    private static readonly Option<double> ErrorRate = new Option<double>("--error-rate", "-e")
    {
        Description = "Share of requests that fail, 0 to 1",
        HelpName = "RATE",
    }.AsShare();

    private static readonly Option<int> ErrorCode = new Option<int>("--error-code")
    {
        Description = "Status of those that fail",
        HelpName = "STATUS",
        DefaultValueFactory = _ => 500,
    }.Within(200, 599);

    private static readonly Option<FaultLatencyConfig?> Latency = new("--latency", "-l")
    {
        Description = "Delay before answers, such as 100ms-2s",
        HelpName = "MIN-MAX",
        CustomParser = ParseLatency,
    };

    private static readonly Option<string?> PathPattern = new("--path", "-p")
    {
        Description = "Only paths that match this regular expression",
        HelpName = "PATTERN",
    };

    private static readonly Option<double> Probability = new Option<double>("--probability")
    {
        Description = "Share of requests concerned, 0 to 1",
        HelpName = "SHARE",
        DefaultValueFactory = _ => 1,
    }.AsShare();

    public static Command Create(Terminal terminal)
    {
        var command = new Command("enable", "Inject delays and errors")
        {
            ErrorRate,
            ErrorCode,
            Latency,
            PathPattern,
            Probability,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(ErrorRate) is null && result.GetResult(Latency) is null)
            {
                result.AddError("Say what should go wrong: --error-rate, --latency or both.");
            }
        });
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = AdminClient.Of(parsed);
                var faults = await client
                    .PutAsync(AdminRoutes.Chaos, FaultsOf(parsed), AdminJson.Default.FaultConfig, cancellation)
                    .ConfigureAwait(false);
                ChaosCommand.Print(faults, parsed, terminal);
                return ExitCodes.Success;
            }
        );
        return command;
    }

    /// <summary>Reads <c>100ms-2s</c>, <c>100-500ms</c>, <c>100-500</c> or one duration.</summary>
    internal static FaultLatencyConfig? LatencyOf(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        var longest = text[(dash + 1)..];
        var shortest = dash < 0 ? longest : text[..dash];
        if (shortest.Length > 0 && char.IsAsciiDigit(shortest[^1]))
        {
            // "100-500ms": the unit stands once, for both.
            shortest += longest.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.');
        }

        return DurationText.TryParse(shortest, out var min) && DurationText.TryParse(longest, out var max) && min <= max
            ? new FaultLatencyConfig { Min = min, Max = max }
            : null;
    }

    private static FaultLatencyConfig? ParseLatency(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        var latency = LatencyOf(text);
        if (latency is null)
        {
            result.AddError($"'{text}' is not a range of durations such as 100ms-2s.");
        }

        return latency;
    }

    private static FaultConfig FaultsOf(ParseResult parsed)
    {
        var share = parsed.GetValue(Probability);
        var latency = parsed.GetValue(Latency);
        var rate = parsed.GetValue(ErrorRate);
        var code = parsed.GetValue(ErrorCode);
        if (parsed.GetValue(PathPattern) is { } pattern)
        {
            var faults = new[] { latency is null ? null : Delay(latency), rate > 0 ? Error(rate, code) : null };
            var rule = new FaultRuleConfig
            {
                PathPattern = pattern,
                Probability = share,
                Faults = [.. faults.OfType<FaultKindConfig>()],
            };
            return new FaultConfig { Rules = [rule] };
        }

        var global = new GlobalFaultConfig
        {
            Latency = latency is null ? null : latency with { Probability = share },
            ErrorRate = rate > 0 ? new FaultErrorConfig { Probability = rate * share, DefaultCode = code } : null,
        };
        return new FaultConfig { Global = global };
    }

    private static FaultKindConfig Delay(FaultLatencyConfig latency) =>
        new()
        {
            Type = "latency",
            Config = JsonObject.Of(
                ("min", DurationText.Format(latency.Min)),
                ("max", DurationText.Format(latency.Max))
            ),
        };

    private static FaultKindConfig Error(double rate, int code) =>
        new()
        {
            Type = "error",
            Probability = rate,
            Config = JsonObject.Of(("defaultCode", (long)code)),
        };
}
