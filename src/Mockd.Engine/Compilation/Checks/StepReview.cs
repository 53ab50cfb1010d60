using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;

namespace Mockd.Engine.Compilation.Checks;

/// <summary>Keys of steps that their type does not read.</summary>
internal static class StepReview
{
    private static readonly Dictionary<StepType, string[]> Read = new()
    {
        [StepType.Read] = ["resource", "id", "as", "optional", "error"],
        [StepType.Create] = ["resource", "from", "set", "as", "error"],
        [StepType.Update] = ["resource", "id", "from", "set", "as", "error"],
        [StepType.Delete] = ["resource", "id", "error"],
        [StepType.Set] = ["var", "value"],
        [StepType.List] = ["resource", "filter", "as"],
        [StepType.Validate] = ["condition", "errorMessage", "errorStatus", "error"],
        [StepType.Fail] = ["errorMessage", "errorStatus", "error"],
        [StepType.If] = ["condition", "then", "else"],
        [StepType.Foreach] = ["in", "as", "steps"],
        [StepType.Call] = ["operation", "with", "from", "as"],
    };

    public static void Run(CompileContext context)
    {
        for (var i = 0; i < context.Config.CustomOperations.Count; i++)
        {
            Check(context, context.Config.CustomOperations[i].Steps, $"/customOperations/{i}/steps");
        }
    }

    private static void Check(CompileContext context, IReadOnlyList<StepConfig> steps, string pointer)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            var at = $"{pointer}/{i}";
            foreach (var key in Given(step).Where(key => !Read[step.Type].Contains(key)))
            {
                context.Warn(
                    DiagnosticCodes.SettingWithoutEffect,
                    $"{at}/{key}",
                    $"a step of type '{step.Type.ToString().ToLowerInvariant()}' does not read `{key}`",
                    $"it reads {string.Join(", ", Read[step.Type])}"
                );
            }

            Check(context, step.Then, at + "/then");
            Check(context, step.Else, at + "/else");
            Check(context, step.Steps, at + "/steps");
        }
    }

    private static IEnumerable<string> Given(StepConfig step) =>
        new (string Key, bool IsGiven)[]
        {
            ("resource", step.Resource is not null),
            ("id", step.Id is not null),
            ("as", step.As is not null),
            ("optional", step.Optional),
            ("from", step.From is not null),
            ("set", step.Set.Count > 0),
            ("var", step.Var is not null),
            ("value", step.Value is not null),
            ("filter", step.Filter.Count > 0),
            ("condition", step.Condition is not null),
            ("errorMessage", step.ErrorMessage is not null),
            ("errorStatus", step.ErrorStatus is not null),
            ("error", step.Error is not null),
            ("then", step.Then.Count > 0),
            ("else", step.Else.Count > 0),
            ("in", step.In is not null),
            ("steps", step.Steps.Count > 0),
            ("operation", step.Operation is not null),
            ("with", step.With.Count > 0),
        }
            .Where(g => g.IsGiven)
            .Select(g => g.Key);
}
