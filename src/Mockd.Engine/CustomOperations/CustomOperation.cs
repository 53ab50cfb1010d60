using Mockd.Contracts.Json;
using Mockd.Engine.Actions;
using Mockd.Engine.Expressions;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.CustomOperations;

/// <summary>Compiled steps that run as one inside a write session.</summary>
internal sealed class CustomOperation
{
    public required string Name { get; init; }

    public required IReadOnlyList<Step> Steps { get; init; }

    /// <summary>Output members; null when the operation answers its variables or <see cref="Return"/>.</summary>
    public required IReadOnlyList<KeyValuePair<string, Expression>>? Response { get; init; }

    public required Expression? Return { get; init; }

    /// <summary>Null: the described one, or 200.</summary>
    public required int? Status { get; init; }

    public required EventStream? Stream { get; init; }

    /// <summary>Null for JSON.</summary>
    public Expression? ContentType { get; init; }

    private bool AnswersVariables => Response is null && Return is null && Stream is null;

    /// <summary>Runs the steps; the caller publishes or drops what the session holds afterwards.</summary>
    public OperationResult Run(WriteSession session, Scope scope, OperationRun? caller = null)
    {
        var run = new OperationRun(session, scope, caller);
        var failure = Execute(run);
        return failure is null ? Result(run) : new OperationResult { Failure = failure };
    }

    /// <summary>Runs the steps where nobody asks for the answer, after a change of a row.</summary>
    public Failure? Follow(WriteSession session, Scope scope)
    {
        var run = new OperationRun(session, scope, caller: null);
        return Execute(run) ?? (AnswersVariables ? null : Result(run).Failure);
    }

    internal Failure? Execute(OperationRun run) => run.ExecuteAll(Steps);

    private OperationResult Result(OperationRun run)
    {
        var stream = Stream is { } s && Truth.Of(s.When.Evaluate(run.Scope)) ? s : null;
        if (stream is not null)
        {
            var events = stream.Events.Evaluate(run.Scope) as JsonArray ?? JsonArray.Empty;
            return new OperationResult
            {
                Status = Status ?? 200,
                Value = events,
                Stream = stream,
            };
        }

        if (Return is not null)
        {
            var source = run.SourceOf(Return.Text.Trim());
            return new OperationResult
            {
                Status = Status ?? 200,
                Row = source,
                Value = source is null ? Return.Evaluate(run.Scope) : null,
                ContentType = ContentType?.Evaluate(run.Scope).AsText,
            };
        }

        if (Response is null)
        {
            return new OperationResult { Status = Status ?? 200, Value = JsonObject.Of(run.Variables) };
        }

        var builder = new JsonObjectBuilder(Response.Count);
        foreach (var (name, expression) in Response)
        {
            builder.Set(name, expression.Evaluate(run.Scope));
        }

        return new OperationResult
        {
            Status = Status ?? 200,
            Value = builder.Build(),
            IsShaped = true,
        };
    }
}
