using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Actions;
using Mockd.Engine.Checks;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Expressions;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;
using Mockd.Engine.State;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Bindings;

/// <summary>What all actions of a table binding share.</summary>
internal sealed class TableBinding
{
    public required Table Table { get; init; }

    /// <summary>The table's shape, or this binding's own.</summary>
    public required RowShape Shape { get; init; }

    public required OperationSettings Settings { get; init; }

    public required ErrorShape Errors { get; init; }

    public required KeySource? Key { get; init; }

    public required IReadOnlyList<ScopeField> Scope { get; init; }

    /// <summary>What the key of the request names, where it is not the table's key.</summary>
    public TableField? By { get; init; }

    /// <summary>Null for stubs.</summary>
    public Operation? Operation { get; init; }

    /// <summary>Rows are answered as the operation describes them, which is not how the table's others do.</summary>
    public bool IsView { get; init; }

    /// <summary>Parts of keys that the path gives.</summary>
    public required KeyParts Under { get; init; }

    /// <summary>Stored over what the caller sent.</summary>
    public required IReadOnlyList<KeyValuePair<string, Expression>> Set { get; init; }

    public required PatchRule Patch { get; init; }

    public required MissingMode Missing { get; init; }

    public required Expander Expander { get; init; }

    /// <summary>Renames and drops request members so that they fit the row.</summary>
    public required InputMap Input { get; init; }

    /// <summary>Described response, for status and completion; null for stubs.</summary>
    public required ResponseDescription? Success { get; init; }

    /// <summary>Where the answer has its row, by the configuration or the description.</summary>
    public required RowPlace Place { get; init; }

    /// <summary>What stands around it.</summary>
    public required RowEnvelope Envelope { get; init; }

    /// <summary>Names of members that lead to the row in sent bodies.</summary>
    public required IReadOnlyList<string> Opened { get; init; }

    /// <summary>Described headers; null when there are none.</summary>
    public required TableHeaders? Headers { get; init; }

    public Response Fail(Failure failure, OperationCall call)
    {
        var response = Described(failure, call) ?? Errors.Render(failure, call.Request);
        return failure.Commit ? response.AsCommitted() : response;
    }

    // The plain form where it may be, else the one that the operation describes.
    private Response? Described(Failure failure, OperationCall call)
    {
        var status = Errors.StatusOf(failure);
        if (
            Errors.IsConfigured
            || Operation?.FindResponse(status)?.Content.FirstOrDefault(m => m.IsJson)?.Schema is not { } schema
            || SchemaChecker.IsValid(
                schema,
                JsonValue.Parse(Errors.Render(failure, call.Request).Body.Span),
                isRequest: false
            )
        )
        {
            return null;
        }

        return DescribedError.Make(Operation, status, Errors.Tell(failure, call.Request), call.Seed, call.Now);
    }

    /// <summary>The row the request is about, if the caller may see it there.</summary>
    public (Row? Row, Failure? Failure) Find(OperationCall call, TwinState state)
    {
        if (Key?.Read(call) is not { Length: > 0 } key)
        {
            return (null, Failure.Invalid($"item ID required; it is expected in {Key?.Name ?? "the path"}", Key?.Name));
        }

        if (MissingParent(call, state) is { } parent)
        {
            return (null, parent);
        }

        var full = Under.Prefix(call) + key;
        var row = By is null ? state.Tables[Table.Number].Find(full) : FindBy(By, key, call, state);
        if (row is { IsTombstone: false } && IsInScope(row, call))
        {
            return (row, null);
        }

        if (Missing == MissingMode.Vivify)
        {
            return (InScope(Vivified.Row(Table, full, state), call), null);
        }

        return (null, Failure.NotFound(Table.Name, key, Shape.OutputName(Shape.IdField)));
    }

    private Row? FindBy(TableField field, string value, OperationCall call, TwinState state)
    {
        var conditions = new List<Condition> { Tables.Condition.Sent(field, Comparison.Equal, value) };
        if (Under.Condition(call) is { } under)
        {
            conditions.Add(under);
        }

        var query = new ListQuery { Conditions = conditions, Limit = 1 };
        return ListQueries.Run(state.Tables[Table.Number], query).Rows is [var found, ..] ? found : null;
    }

    /// <summary>What to answer when the row that those of this path stand under is not there; null when it is, or need not be.</summary>
    public Failure? MissingParent(OperationCall call, TwinState state)
    {
        if (Table.Parent is not { } parent || Missing == MissingMode.Vivify || parent.Missing == MissingMode.Vivify)
        {
            return null;
        }

        var key = Under.ParentKey(call, parent.Settings.Depth + 1);
        return key is null || state.Tables[parent.Number].Find(key) is { IsTombstone: false }
            ? null
            : Failure.NotFound(parent.Name, parent.Settings.OwnKey(key), parent.Shape.OutputName(parent.Shape.IdField));
    }

    // What nobody created belongs to what the path says.
    private Row InScope(Row row, OperationCall call)
    {
        var fields = row.Fields;
        foreach (var scope in Scope.Where(s => s.Param is not null && !fields.Contains(s.Field)))
        {
            fields = scope.Read(call) is { } value
                ? fields.With(scope.Field, Typed(scope.Field, value, isSent: true))
                : fields;
        }

        return ReferenceEquals(fields, row.Fields)
            ? row
            : new Row
            {
                Key = row.Key,
                Sequence = row.Sequence,
                Fields = fields,
                CreatedAt = row.CreatedAt,
                UpdatedAt = row.UpdatedAt,
            };
    }

    public bool IsInScope(Row row, OperationCall call)
    {
        foreach (var scope in Scope)
        {
            if (
                scope.Reader.Read(row) is { IsNull: false }
                && scope.Condition(call) is { } condition
                && !condition.Holds(row)
            )
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What a caller sent, as it is stored; the failure when it sent what is refused.</summary>
    public (JsonObject Row, Failure? Failure) Storable(OperationCall call, WriteSession session, bool isCreate)
    {
        var (input, refused) = Input.Map(Opened.Count == 0 ? call.Body : RowEnvelope.Opened(call.Body, Opened));
        if (refused is not null)
        {
            return (input, refused with { Resource = Table.Name });
        }

        if (isCreate)
        {
            input = Patch.OnCreate(input);
            foreach (var scope in Scope)
            {
                if (!input.Contains(scope.Field) && scope.Read(call) is { } value)
                {
                    input = input.With(scope.Field, Typed(scope.Field, value, isSent: scope.IsSent));
                }
            }
        }

        foreach (var (name, expression) in Set)
        {
            var value = expression.Evaluate(call.Scope(session));
            input = input.With(name, Typed(name, value, SentValues.Are(expression)));
        }

        return (input, null);
    }

    /// <summary>Texts of paths, queries and headers carry no types: the property they are stored in has one.</summary>
    private JsonValue Typed(string field, JsonValue value, bool isSent) =>
        isSent ? MemberTyping.Fit(Shape, field, value) : value;

    /// <summary>The row as the answer's body, with what the caller wants expanded.</summary>
    public (ReadOnlyMemory<byte> Body, Failure? Failure) Render(Row row, TwinState state, OperationCall call)
    {
        var (tree, failure) = Expander.Read(call);
        if (failure is not null)
        {
            return (default, failure);
        }

        return (Rendered(Shape, row, state, tree), null);
    }

    /// <summary>The row in its envelope.</summary>
    public ReadOnlyMemory<byte> Rendered(RowShape shape, Row row, TwinState state, ExpandTree? tree) =>
        Envelope.Around(tree is null ? shape.Render(row, state) : Expander.Expand(shape, row, state, tree).ToUtf8());

    /// <summary>The answer with the headers that are described.</summary>
    /// <param name="row">Null where it is a list.</param>
    public Response Described(Response answer, OperationCall call, Row? row) =>
        Headers is null ? answer : Headers.On(answer, call, row, Table.Settings.Depth);
}
