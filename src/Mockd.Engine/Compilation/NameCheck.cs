using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Actions;
using Mockd.Engine.CustomOperations;
using Mockd.Engine.Expressions;
using Mockd.Engine.Json;

namespace Mockd.Engine.Compilation;

/// <summary>
/// Names in expressions that nothing defines. An unknown function can only fail, so it is an error; an unknown variable is
/// null at run time, which some expressions count on, so it is a warning.
/// </summary>
internal static class NameCheck
{
    private static readonly string[] HostFunctions = [.. RandomFunctions.Names, "id"];

    public static void Run(CompileContext context)
    {
        foreach (var (pointer, expression) in context.Parsed)
        {
            foreach (var name in expression.Functions.Where(f => !IsKnown(f)))
            {
                context.Error(DiagnosticCodes.BadExpression, pointer, Unknown(name), Nearest(name));
            }
        }

        foreach (var (name, at) in context.File.Functions.Where(f => !IsKnown(f.Key)))
        {
            context.Report(Diagnostic.Error(DiagnosticCodes.BadExpression, at, Unknown(name), Nearest(name)));
        }

        for (var i = 0; i < context.Config.CustomOperations.Count; i++)
        {
            CheckVariables(context, context.Config.CustomOperations[i], $"/customOperations/{i}/");
        }
    }

    private static bool IsKnown(string function) => BuiltIns.Contains(function) || HostFunctions.Contains(function);

    private static string Unknown(string function) => $"there is no function '{function}'";

    private static string? Nearest(string function) => NearestName.Hint(function, BuiltIns.Names.Concat(HostFunctions));

    private static void CheckVariables(CompileContext context, CustomOperationConfig operation, string pointer)
    {
        var known = new HashSet<string>(StringComparer.Ordinal) { "object", "index" };
        Collect(operation.Steps, known);
        foreach (
            var (at, expression) in context.Parsed.Where(p => p.Pointer.StartsWith(pointer, StringComparison.Ordinal))
        )
        {
            foreach (
                var name in expression.Variables.Where(v =>
                    !known.Contains(v) && !OperationRun.IsGiven(v) && !HostFunctions.Contains(v)
                )
            )
            {
                context.Warn(
                    DiagnosticCodes.UnknownVariable,
                    at,
                    $"no step of '{operation.Name}' sets the variable '{name}'; it is null",
                    NearestName.Hint(name, known)
                );
            }
        }
    }

    private static void Collect(IEnumerable<StepConfig> steps, HashSet<string> names)
    {
        foreach (var step in steps)
        {
            names.UnionWith(new[] { step.As, step.Var }.OfType<string>());
            Collect(step.Then.Concat(step.Else).Concat(step.Steps), names);
        }
    }
}
