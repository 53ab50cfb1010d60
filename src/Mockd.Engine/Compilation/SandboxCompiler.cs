using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Sandboxes;

namespace Mockd.Engine.Compilation;

/// <summary>Compiles <c>sandboxes</c>.</summary>
internal static class SandboxCompiler
{
    public static SandboxPolicy Compile(CompileContext context)
    {
        if (context.Config.Sandboxes is not { } config)
        {
            return SandboxPolicy.Shared;
        }

        if (!SandboxName.IsValid(config.From))
        {
            context.Error(
                DiagnosticCodes.ValueOutOfRange,
                "/sandboxes/from",
                $"'{config.From}' is no name for a sandbox",
                $"write seeds, or {SandboxName.Rule}"
            );
        }

        var rules = new List<SandboxRule>();
        for (var i = 0; i < config.By.Count; i++)
        {
            if (Rule(context, config.By[i], $"/sandboxes/by/{i}") is { } rule)
            {
                rules.Add(rule);
            }
        }

        return new SandboxPolicy(config, rules);
    }

    private static SandboxRule? Rule(CompileContext context, SandboxRuleConfig config, string pointer)
    {
        try
        {
            return new SandboxRule(config);
        }
        catch (FormatException e)
        {
            context.Error(DiagnosticCodes.BadSandboxRule, pointer, e.Message);
            return null;
        }
    }
}
