using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Bindings;

/// <summary>
/// What stands around each row of a list whose items wrap them: <c>{cursor: …, node: ROW}</c>. Everything but the row and its
/// cursor is made once.
/// </summary>
internal sealed class ItemFrame
{
    // No description has this text, and JSON writes it in one way.
    private static readonly JsonText Mark = new("\u001e\u001d");
    private const string Cursor = "cursor";
    private readonly ReadOnlyMemory<byte> _before;
    private readonly ReadOnlyMemory<byte> _between;
    private readonly ReadOnlyMemory<byte> _behind;
    private readonly bool _hasCursor;
    private readonly bool _isCursorFirst;

    /// <param name="path">Leads from the item to the row.</param>
    public ItemFrame(Schema item, IReadOnlyList<string> path, CompleteMode mode, ulong seed)
    {
        var skeleton = (JsonObject)EnvelopeSkeleton.Of(item, path, isList: false, mode, seed);
        _hasCursor = path[0] != Cursor && item.FindProperty(Cursor) is { } cursor && TakesText(cursor);
        (_before, _behind) = EnvelopeSkeleton.Split(_hasCursor ? skeleton.With(Cursor, Mark) : skeleton);
        if (_hasCursor)
        {
            (_isCursorFirst, _before, _between, _behind) = Cut(_before, _behind);
        }
    }

    /// <param name="cursor">What callers send to go on behind the row.</param>
    public ReadOnlyMemory<byte> Around(ReadOnlyMemory<byte> row, Func<string> cursor)
    {
        var text = _hasCursor ? new JsonText(cursor()).ToUtf8() : [];
        var (first, second) = _isCursorFirst ? (text, row) : (row, (ReadOnlyMemory<byte>)text);
        ReadOnlySpan<ReadOnlyMemory<byte>> parts = [_before, first, _between, second, _behind];
        var bytes = new byte[_before.Length + first.Length + _between.Length + second.Length + _behind.Length];
        var at = 0;
        foreach (var part in parts)
        {
            part.CopyTo(bytes.AsMemory(at));
            at += part.Length;
        }

        return bytes;
    }

    private static (bool, ReadOnlyMemory<byte>, ReadOnlyMemory<byte>, ReadOnlyMemory<byte>) Cut(
        ReadOnlyMemory<byte> before,
        ReadOnlyMemory<byte> behind
    )
    {
        var mark = Mark.ToUtf8();
        var at = before.Span.IndexOf(mark);
        if (at >= 0)
        {
            return (true, before[..at], before[(at + mark.Length)..], behind);
        }

        at = behind.Span.IndexOf(mark);
        return (false, before, behind[..at], behind[(at + mark.Length)..]);
    }

    private static bool TakesText(Schema schema) =>
        schema.Types == SchemaTypes.Any || schema.Types.HasFlag(SchemaTypes.String);
}
