using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Expressions;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Bindings;

/// <summary>The form of lists that the description of the operation has, for tables that nobody configured another one for.</summary>
internal sealed class DescribedList : ListForm
{
    private readonly JsonValue _skeleton;
    private readonly SchemaView _view;
    private readonly IReadOnlyList<string> _path;
    private readonly ItemFrame? _frame;

    public DescribedList(Schema answer, RowPlace place, CompleteMode mode, ulong seed)
    {
        var path = place.Path;
        _view = SchemaView.Of(answer);
        _path = path;
        _frame =
            place.Each.Count > 0 && RowPlaces.At(answer, [.. path, ""]) is { } item
                ? new ItemFrame(item, place.Each, mode, seed)
                : null;
        var skeleton = EnvelopeSkeleton.Of(answer, path, isList: true, mode, seed);
        _skeleton = PageSkeleton.Filled(skeleton, _view, path, seed);
        NeedsTotal = skeleton is JsonObject;
    }

    public override bool NeedsTotal { get; }

    public override byte[] Render(IReadOnlyList<ReadOnlyMemory<byte>> rows, PageFacts page, Func<Scope> scope)
    {
        if (_frame is not null)
        {
            rows = [.. rows.Select((row, i) => _frame.Around(row, () => page.CursorAt(i)))];
        }

        var (before, behind) = EnvelopeSkeleton.Split(
            new PageText(page, page.Origin, _path, isList: true).Fill(_skeleton, _view)
        );
        var length = before.Length + behind.Length + Math.Max(0, rows.Count - 1);
        foreach (var row in rows)
        {
            length += row.Length;
        }

        var bytes = new byte[length];
        before.CopyTo(bytes);
        var at = before.Length;
        for (var i = 0; i < rows.Count; i++)
        {
            if (i > 0)
            {
                bytes[at++] = (byte)',';
            }

            rows[i].CopyTo(bytes.AsMemory(at));
            at += rows[i].Length;
        }

        behind.CopyTo(bytes.AsMemory(at));
        return bytes;
    }
}
