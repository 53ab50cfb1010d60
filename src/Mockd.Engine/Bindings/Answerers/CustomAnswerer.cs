using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.CustomOperations;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Json;
using Mockd.Engine.Schemas;
using Mockd.Engine.Schemas.Completion;
using Mockd.Engine.State;
using Mockd.Engine.Tables;

namespace Mockd.Engine.Bindings;

/// <summary>Runs a custom operation and answers what it returns.</summary>
internal sealed class CustomAnswerer(TableBinding binding, CustomOperation operation) : Answerer
{
    private readonly int _status = binding.Settings.Status;

    public override bool OnlyCommits => true;

    public override async ValueTask<Response> AnswerAsync(OperationCall call, CancellationToken cancellation)
    {
        var (tree, expandFailure) = binding.Expander.Read(call);
        if (expandFailure is not null)
        {
            return binding.Fail(expandFailure, call);
        }

        return await call.Store.CommitAsync(
            call.Sandbox,
            head =>
            {
                var session = call.Session(head);
                var outcome = operation.Run(session, call.Scope(session));

                // The answer is made before the commit: behind it nothing could be taken back.
                var answer = outcome.Failure is { } failure
                    ? binding.Fail(failure, call)
                    : Answer(call, outcome, session.State, tree).AsCommitted();
                return (outcome.Failure is { Commit: false } ? head : session.State, answer);
            },
            cancellation
        );
    }

    private Response Answer(OperationCall call, OperationResult result, TwinState state, ExpandTree? tree)
    {
        if (result.Stream is { } stream)
        {
            return new Response
            {
                Status = _status,
                ContentType = "text/event-stream",
                Body = EventStreamText.Of(stream, (JsonArray)result.Value!),
            };
        }

        if (result is { ContentType: { } type, Row: null })
        {
            return new Response
            {
                Status = _status,
                ContentType = type,
                Body = Bytes(result.Value!),
            };
        }

        if (result.Row is { } source)
        {
            var shape = source.Table == binding.Table ? binding.Shape : source.Table.Shape;
            var row = state.Tables[source.Table.Number].Find(source.Row.Key) is { IsTombstone: false } now
                ? now
                : source.Row;
            var answer = binding.Settings.Answer(binding.Rendered(shape, row, state, tree));
            return binding.Described(answer, call, row);
        }

        if (_status == 204)
        {
            return new Response { Status = 204 };
        }

        var value = result is { IsShaped: true, Value: JsonObject o } ? Shaped(call, o, state) : result.Value!;
        if (value is JsonObject { Count: 0 } && !result.IsShaped)
        {
            value = JsonObject.Of(("success", true));
        }

        if (binding.Success?.Preferred?.Schema is { } schema)
        {
            value =
                value is JsonObject answer && binding.Shape.Completes
                    ? Completion.Complete(schema, answer, CompleteMode.Full, call.Seed, call.Now)
                    : value;
            value = MemberAccess.Answerable(schema, value);
        }

        return Response.Json(_status, value.ToUtf8());
    }

    private static byte[] Bytes(JsonValue value)
    {
        if (value is JsonObject o && o["base64"] is JsonText text)
        {
            var bytes = new byte[text.Value.Length];
            return Convert.TryFromBase64String(text.Value, bytes, out var written) ? bytes[..written] : [];
        }

        return System.Text.Encoding.UTF8.GetBytes(value.ToPlainText());
    }

    /// <summary>
    /// A `response` map that names a row of the bound table is laid over that row and takes its shape and times; any other
    /// is answered as it is.
    /// </summary>
    private JsonObject Shaped(OperationCall call, JsonObject value, TwinState state)
    {
        var idField = binding.Shape.IdField;
        var id = value[idField] ?? value[binding.Shape.OutputName(idField)];
        if (id is not (JsonText or JsonNumber))
        {
            return value;
        }

        var stored = state.Tables[binding.Table.Number].Find(id.ToPlainText());
        var fields = JsonMerge.Shallow(stored?.Fields ?? JsonObject.Empty, value.Without(idField));
        var row = new Row
        {
            Key = id.ToPlainText(),
            Sequence = 0,
            Fields = fields,
            CreatedAt = stored?.CreatedAt ?? call.Now,
            UpdatedAt = stored?.UpdatedAt ?? call.Now,
        };
        return binding.Shape.Shape(row, state);
    }
}
