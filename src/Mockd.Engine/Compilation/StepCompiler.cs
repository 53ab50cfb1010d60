using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Actions;
using Mockd.Engine.CustomOperations;
using Mockd.Engine.Expressions;
using Mockd.Engine.Json;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Compilation;

/// <summary>Builds the steps of a custom operation.</summary>
internal sealed class StepCompiler(
    CompileContext context,
    TableSet tables,
    IReadOnlySet<string> operationNames,
    Func<IReadOnlyDictionary<string, CustomOperation>> operations
)
{
    public IReadOnlyList<Step> Compile(IReadOnlyList<StepConfig> steps, string pointer) =>
        [.. steps.Select((s, i) => Compile(s, $"{pointer}/{i}")).OfType<Step>()];

    private Step? Compile(StepConfig step, string pointer) =>
        step.Type switch
        {
            StepType.Read => WithRow(
                step,
                pointer,
                (table, id) => new ReadStep(table, id, step.As, step.Optional) { OnMissing = OnMissing(step) }
            ),
            StepType.Update => WithRow(
                step,
                pointer,
                (table, id) =>
                    new UpdateStep(table, id, Members(step, pointer), step.As) { OnMissing = OnMissing(step) }
            ),
            StepType.Delete => WithRow(
                step,
                pointer,
                (table, id) => new DeleteStep(table, id) { OnMissing = OnMissing(step) }
            ),
            StepType.Create => TableOf(step, pointer) is { } table
                ? new CreateStep(table, Members(step, pointer), step.As)
                : null,
            StepType.List => TableOf(step, pointer) is { } listed && Needs(step.As, "as", step, pointer)
                ? new ListStep(listed, context.ExpressionMap(step.Filter, pointer + "/filter"), step.As!)
                : null,
            StepType.Set => Needs(step.Var, "var", step, pointer) & Needs(step.Value, "value", step, pointer)
                ? new SetStep(step.Var!, context.Expression(step.Value!, pointer + "/value"))
                : null,
            StepType.Validate => Needs(step.Condition, "condition", step, pointer)
                ? new ValidateStep(
                    context.Expression(step.Condition!, pointer + "/condition"),
                    Failure(step, $"validation failed: {step.Condition}")
                )
                : null,
            StepType.Fail => new FailStep(Failure(step, "the request failed")),
            StepType.If => Needs(step.Condition, "condition", step, pointer)
                ? new IfStep(
                    context.Expression(step.Condition!, pointer + "/condition"),
                    Compile(step.Then, pointer + "/then"),
                    Compile(step.Else, pointer + "/else")
                )
                : null,
            StepType.Foreach => Needs(step.In, "in", step, pointer) & Needs(step.As, "as", step, pointer)
                ? new ForeachStep(
                    context.Expression(step.In!, pointer + "/in"),
                    step.As!,
                    Compile(step.Steps, pointer + "/steps")
                )
                : null,
            _ => Call(step, pointer),
        };

    private CallStep? Call(StepConfig step, string pointer)
    {
        if (!Needs(step.Operation, "operation", step, pointer))
        {
            return null;
        }

        if (!operationNames.Contains(step.Operation!))
        {
            context.Error(
                DiagnosticCodes.UnknownCustomOperation,
                pointer + "/operation",
                $"custom operation '{step.Operation}' does not exist",
                NearestName.Hint(step.Operation!, operationNames)
            );
            return null;
        }

        var source = step.From is { } from ? context.Expression(from, pointer + "/from") : null;
        var input = new MemberSet(source, context.ExpressionMap(step.With, pointer + "/with"));
        return new CallStep(() => operations()[step.Operation!], input, step.As);
    }

    private Step? WithRow(StepConfig step, string pointer, Func<Table, Expression, Step> build)
    {
        var table = TableOf(step, pointer);
        return Needs(step.Id, "id", step, pointer) && table is not null
            ? build(table, context.Expression(step.Id!, pointer + "/id"))
            : null;
    }

    private Table? TableOf(StepConfig step, string pointer)
    {
        if (!Needs(step.Resource, "resource", step, pointer))
        {
            return null;
        }

        if (tables.ByName.TryGetValue(step.Resource!, out var table))
        {
            return table;
        }

        context.Error(
            DiagnosticCodes.StepToMissingTable,
            pointer + "/resource",
            $"table '{step.Resource}' does not exist",
            NearestName.Hint(step.Resource!, tables.ByName.Keys)
        );
        return null;
    }

    private bool Needs(string? value, string key, StepConfig step, string pointer)
    {
        if (value is not null)
        {
            return true;
        }

        context.Error(
            DiagnosticCodes.StepKeyMissing,
            pointer,
            $"a step of type '{step.Type.ToString().ToLowerInvariant()}' needs `{key}`"
        );
        return false;
    }

    private MemberSet Members(StepConfig step, string pointer) =>
        new(
            step.From is { } from ? context.Expression(from, pointer + "/from") : null,
            context.ExpressionMap(step.Set, pointer + "/set")
        );

    private static Func<OperationRun, Failure, Failure> OnMissing(StepConfig step)
    {
        if (step.Error is null)
        {
            return static (_, failure) => failure;
        }

        var template = Failure(step, "");
        var hasMessage = step.Error.Message is not null;
        return (run, failure) =>
        {
            var given = template.Evaluate(run.Scope, run);
            return given with
            {
                Kind = failure.Kind,
                Resource = failure.Resource,
                Id = failure.Id,
                Message = hasMessage ? given.Message : failure.Message,
                HasOwnMessage = hasMessage,
                Param = given.Param ?? failure.Param,
            };
        };
    }

    private static FailureTemplate Failure(StepConfig step, string message)
    {
        var config = step.Error ?? new FailureConfig();
        var text = step.ErrorMessage ?? config.Message ?? message.Replace("{{", "\\{{", StringComparison.Ordinal);
        return FailureTemplates.Of(config with { Message = text }, status: step.ErrorStatus);
    }
}
