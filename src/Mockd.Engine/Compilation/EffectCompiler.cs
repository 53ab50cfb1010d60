using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine.Actions;
using Mockd.Engine.CustomOperations;
using Mockd.Engine.Expressions;
using Mockd.Engine.Json;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Compilation;

/// <summary>Joins tables to the custom operations that follow their changes.</summary>
internal static class EffectCompiler
{
    public static void Attach(
        CompileContext context,
        TableSet tables,
        IReadOnlyDictionary<string, CustomOperation> operations
    )
    {
        foreach (var (config, pointer) in TableCompiler.Entries(context.Config))
        {
            if (tables.ByName.GetValueOrDefault(config.Name) is not { } table || config.Effects.Count == 0)
            {
                continue;
            }

            table.Effects =
            [
                .. config
                    .Effects.Select((e, i) => Compile(context, e, $"{pointer}/effects/{i}", operations))
                    .OfType<Effect>(),
            ];
        }
    }

    private static Effect? Compile(
        CompileContext context,
        EffectConfig config,
        string pointer,
        IReadOnlyDictionary<string, CustomOperation> operations
    )
    {
        if (!operations.TryGetValue(config.Operation, out var operation))
        {
            context.Error(
                DiagnosticCodes.UnknownCustomOperation,
                pointer + "/operation",
                $"custom operation '{config.Operation}' does not exist",
                NearestName.Hint(config.Operation, operations.Keys)
            );
            return null;
        }

        var when = config.When is { } text ? context.Expression(text, pointer + "/when") : null;
        var input = new MemberSet(null, context.ExpressionMap(config.With, pointer + "/with"));
        return new Effect
        {
            On = config.On.ToHashSet(StringComparer.Ordinal),
            Run = (session, change) => Run(session, change, operation, when, input),
        };
    }

    private static Failure? Run(
        WriteSession session,
        RowChange change,
        CustomOperation operation,
        Expression? when,
        MemberSet input
    )
    {
        // The conditions of all effects see the same; what an effect sets, it alone sees.
        var about = change.Scope ??= ScopeOf(session, change);
        if (when is not null && !Truth.Of(when.Evaluate(about)))
        {
            return null;
        }

        // As it is now, not as steps leave it that come before the first look.
        var state = session.State;
        var scope = new Scope(about).Set(
            "object",
            () => change.Table.Shape.Seen(change.After ?? change.Before!, state)
        );
        scope.Set("input", input.Evaluate(scope));
        return operation.Follow(session, scope);
    }

    private static Scope ScopeOf(WriteSession session, RowChange change) =>
        new Scope(session.Now, session.Functions)
            .Set("now", session.Now.ToUnixTimeSeconds())
            .Set("change", change.Kind)
            .Set("before", () => change.Before is { } row ? session.Seen(change.Table, row) : JsonValue.Null)
            .Set("row", () => session.Seen(change.Table, change.After ?? change.Before!));
}
