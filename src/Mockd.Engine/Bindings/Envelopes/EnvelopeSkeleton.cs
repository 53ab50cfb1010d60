using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas.Completion;

namespace Mockd.Engine.Bindings;

/// <summary>A described answer without the rows that stand in it.</summary>
internal static class EnvelopeSkeleton
{
    // No description has this text, and JSON writes it in one way.
    private static readonly JsonText Mark = new("\u001e\u001f");
    private static readonly byte[] Written = Mark.ToUtf8();

    /// <param name="isList">A list of rows stands at the place, not one row.</param>
    public static JsonValue Of(Schema? schema, IReadOnlyList<string> path, bool isList, CompleteMode mode, ulong seed)
    {
        var bare = At(path, 0, isList ? JsonArray.Empty : JsonObject.Empty);
        var whole =
            schema is not null && bare is JsonObject members
                ? Completion.Complete(schema, members, mode, seed, DateTimeOffset.UnixEpoch)
                : bare;
        return Marked(whole, path, 0, isList ? JsonArray.Of(Mark) : Mark);
    }

    /// <summary>The bytes before and behind what the mark stands for.</summary>
    public static (ReadOnlyMemory<byte> Before, ReadOnlyMemory<byte> Behind) Split(JsonValue skeleton)
    {
        var bytes = skeleton.ToUtf8();
        var at = bytes.AsSpan().IndexOf(Written);
        return (bytes.AsMemory(0, at), bytes.AsMemory(at + Written.Length));
    }

    private static JsonValue At(IReadOnlyList<string> path, int at, JsonValue value) =>
        at == path.Count ? value
        : path[at].Length == 0 ? JsonArray.Of(At(path, at + 1, value))
        : JsonObject.Of((path[at], At(path, at + 1, value)));

    private static JsonValue Marked(JsonValue value, IReadOnlyList<string> path, int at, JsonValue mark) =>
        at == path.Count ? mark
        : value is JsonArray items ? JsonArray.Of(Marked(items[0], path, at + 1, mark))
        : value is JsonObject members
            ? members.With(path[at], Marked(members[path[at]] ?? JsonValue.Null, path, at + 1, mark))
        : At(path, at, mark);
}
