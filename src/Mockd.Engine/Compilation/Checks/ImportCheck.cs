using Mockd.Contracts.Diagnostics;

namespace Mockd.Engine.Compilation.Checks;

/// <summary>What is asked beyond descriptions, and descriptions that share a namespace: an operation of the later one is not found where both have its name.</summary>
internal static class ImportCheck
{
    public static void Run(CompileContext context)
    {
        var rules = new RuleReview(context);
        rules.Run(context.Config.Demands, "/demands");
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < context.Config.Imports.Count; i++)
        {
            rules.Run(context.Config.Imports[i].Demands, $"/imports/{i}/demands");
            if (context.Config.Imports[i].As is { } name && !first.TryAdd(name, i))
            {
                context.Warn(
                    DiagnosticCodes.SharedNamespace,
                    $"/imports/{i}/as",
                    $"the namespace '{name}' is that of import {first[name] + 1} too; of operations with one name the first is found",
                    "give each import a namespace of its own"
                );
            }
        }
    }
}
