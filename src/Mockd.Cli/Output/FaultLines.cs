using System.Globalization;
using Mockd.Contracts.Admin;
using Mockd.Contracts.Configuration;

namespace Mockd.Cli.Output;

/// <summary>Injected faults in words.</summary>
internal static class FaultLines
{
    public static IEnumerable<string> Of(FaultConfig faults)
    {
        if (!faults.Enabled)
        {
            return ["chaos is off"];
        }

        string[] lines = faults.Global is null ? ["chaos is on"] : ["chaos is on: " + Short(faults.Global)];
        return [.. lines, .. faults.Rules.Select(Rule)];
    }

    public static string Short(GlobalFaultConfig? global)
    {
        var parts = new List<string>(3);
        if (global?.Latency is { } latency)
        {
            var range =
                latency.Min == latency.Max
                    ? DurationText.Format(latency.Min)
                    : $"{DurationText.Format(latency.Min)}-{DurationText.Format(latency.Max)}";
            parts.Add($"latency {range}{Share(latency.Probability)}");
        }

        if (global?.ErrorRate is { } errors)
        {
            var codes = errors.StatusCodes.Count > 0 ? string.Join('/', errors.StatusCodes) : $"{errors.DefaultCode}";
            parts.Add($"errors {Percent(errors.Probability)} {codes}");
        }

        if (global?.Bandwidth is { } bandwidth)
        {
            parts.Add($"{bandwidth.BytesPerSecond / 1024.0:0.#} KB/s{Share(bandwidth.Probability)}");
        }

        return parts.Count == 0 ? "nothing" : string.Join(", ", parts);
    }

    private static string Rule(FaultRuleConfig rule)
    {
        var methods = rule.Methods.Count == 0 ? "" : string.Join('/', rule.Methods) + " ";
        var faults = rule.Faults.Select(f =>
            f.Type + (f.Config.Count == 0 ? "" : " " + f.Config) + Share(f.Probability)
        );
        return $"  {methods}{rule.PathPattern}{Share(rule.Probability)}: {string.Join(", ", faults)}";
    }

    private static string Share(double probability) => probability >= 1 ? "" : $" ({Percent(probability)})";

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.##}%");
}
