using Mockd.Contracts.Json;
using Mockd.Engine.Expressions;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.CustomOperations;

/// <summary>A failure whose texts are filled when it happens.</summary>
public sealed class FailureTemplate
{
    public required int Status { get; init; }

    public required Template Message { get; init; }

    public Template? Type { get; init; }

    public ValueTemplate? Code { get; init; }

    public Template? Param { get; init; }

    public required ValueTemplate Extra { get; init; }

    public bool Commit { get; init; }

    /// <summary>Name of a row variable that `extra` shows in its table's full shape, such as a declined payment.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> RowMembers { get; init; } = [];

    public Failure Evaluate(Scope scope, OperationRun? run = null)
    {
        var extra = (JsonObject)Extra.Evaluate(scope);
        foreach (var (name, variable) in RowMembers)
        {
            if (run?.SourceOf(variable) is { } source)
            {
                var row = run.Session.Find(source.Table, source.Row.Key) ?? source.Row;
                extra = extra.With(name, source.Table.Shape.Shape(row, run.Session.State));
            }
        }

        return new Failure(FailureKinds.ValidationError, Status, Message.EvaluateText(scope))
        {
            HasOwnMessage = true,
            Type = Type?.EvaluateText(scope),
            Code = Code?.Evaluate(scope),
            Param = Param?.EvaluateText(scope),
            Extra = extra,
            Commit = Commit,
        };
    }
}
