using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Actions;
using Mockd.Engine.Json;
using Mockd.Engine.Yaml;

namespace Mockd.Engine.Compilation.Checks;

/// <summary>Seeds that the table's own `validation` would refuse, if a caller sent them.</summary>
internal static class SeedCheck
{
    public static void Run(CompileContext context, TableSet tables)
    {
        foreach (var (config, pointer) in TableCompiler.Entries(context.Config))
        {
            if (
                tables.ByName.GetValueOrDefault(config.Name)?.Rules is not { } rules
                || HasBadPattern(config.Validation)
            )
            {
                continue;
            }

            for (var i = 0; i < config.SeedData.Count; i++)
            {
                var row = JsonMerge.Shallow(config.Defaults, config.SeedData[i]);
                if (rules.CheckCreate(row) is { } failure)
                {
                    var seed = $"{pointer}/seedData/{i}";
                    context.Error(
                        DiagnosticCodes.SeedBreaksRules,
                        failure.Param is { } field ? SourceMap.Below(seed, field) : seed,
                        $"a seed of table '{config.Name}' breaks its `validation`: {failure.Message.TrimEnd('.')}",
                        "correct the seed, or the rule"
                    );
                }
            }
        }
    }

    // Such a pattern is reported already, and cannot be asked.
    private static bool HasBadPattern(ValidationConfig? rules) =>
        rules is not null
        && (rules.Fields.Values.Any(HasBadPattern) || HasBadPattern(rules.OnCreate) || HasBadPattern(rules.OnUpdate));

    private static bool HasBadPattern(FieldRuleConfig rule) =>
        !IsPattern(rule.Pattern)
        || rule.Properties.Values.Any(HasBadPattern)
        || (rule.Items is { } items && HasBadPattern(items));

    private static bool IsPattern(string? pattern)
    {
        try
        {
            _ = pattern is null ? null : new System.Text.RegularExpressions.Regex(pattern);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
