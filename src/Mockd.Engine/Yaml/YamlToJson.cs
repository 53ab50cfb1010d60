using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Mockd.Engine.Yaml;

/// <summary>Writes the events of one YAML document as JSON, one pass, nothing kept but anchored parts.</summary>
internal sealed class YamlToJson(JsonOutput json, string file, Dictionary<string, Place>? positions)
{
    private const int MostNodes = 5_000_000;
    private const int MostDuplicates = 100;
    private const int MostUnfolded = 1_000_000;
    private const int MostSetAside = 2_000_000;
    private const long MostBytesBeyond = 64L * 1024 * 1024;
    private const int DeepestNode = 500;

    private readonly Dictionary<string, List<ParsingEvent>> _anchors = new(StringComparer.Ordinal);
    private readonly List<(string Key, SourceLocation Location)> _duplicates = [];
    private readonly KeyStack _keys = new();
    private int _nodes;
    private long _mostBytes;
    private int _setAside;
    private int _aliases;
    private Mark _last;
    private int _unfolded;

    /// <summary>The place of the last part that was read.</summary>
    public SourceLocation Last => new(file, Math.Max(1, (int)_last.Line), Math.Max(1, (int)_last.Column));

    public IReadOnlyList<(string Key, SourceLocation Location)> Write(ReadOnlyMemory<byte> text)
    {
        _mostBytes = MostBytesBeyond + (4L * text.Length);
        var parser = new Parser(new Scanner(new Utf8Reader(text), skipComments: true));
        var cursor = new EventCursor(parser);
        while (cursor.Current is StreamStart or DocumentStart)
        {
            cursor.Advance();
        }

        if (cursor.Current is StreamEnd)
        {
            json.Raw("null");
            return _duplicates;
        }

        WriteNode(cursor, "", 0);
        // A marker after the document ('---' as the last line) opens an empty one: nothing is lost by passing over it.
        var marker = cursor.Current;
        while (cursor.Current is DocumentEnd or DocumentStart or Scalar { IsPlainImplicit: true, Value: "" })
        {
            marker = cursor.Current is DocumentStart ? cursor.Current : marker;
            cursor.Advance();
        }

        if (cursor.Current is not StreamEnd)
        {
            throw Refuse(marker, "the file holds more than one YAML document; one is expected");
        }

        return _duplicates;
    }

    private void WriteNode(EventCursor cursor, string pointer, int depth)
    {
        var start = cursor.Current;
        Count(start, depth);
        positions?.TryAdd(pointer, Place.Of(start));
        if (start is NodeEvent { Anchor.IsEmpty: false } anchored && !cursor.IsReplay(anchored))
        {
            var part = cursor.Take(SetAside);
            _anchors[anchored.Anchor.Value] = part;
            WriteNode(new EventCursor(part), pointer, depth);
            return;
        }

        switch (start)
        {
            case AnchorAlias alias:
                _aliases++;
                WriteNode(new EventCursor(Find(alias)), pointer, depth + 1);
                _aliases--;
                cursor.Advance();
                break;
            case Scalar scalar:
                YamlScalar.Write(json, scalar);
                cursor.Advance();
                break;
            case SequenceStart:
                WriteSequence(cursor, pointer, depth);
                break;
            case MappingStart:
                json.Open('{');
                _keys.Open();
                WriteMembers(cursor, pointer, depth);
                _keys.Close();
                json.Close('}');
                break;
            default:
                throw Refuse(start, "a value is expected here");
        }
    }

    private void WriteSequence(EventCursor cursor, string pointer, int depth)
    {
        cursor.Advance();
        json.Open('[');
        for (var i = 0; cursor.Current is not SequenceEnd; i++)
        {
            WriteNode(cursor, positions is null ? "" : $"{pointer}/{i}", depth + 1);
        }

        json.Close(']');
        cursor.Advance();
    }

    /// <summary>Writes what stands in a mapping, then what its merge keys add: keys of the mapping itself win.</summary>
    private void WriteMembers(EventCursor cursor, string pointer, int depth)
    {
        cursor.Advance();
        List<List<ParsingEvent>>? merged = null;
        while (cursor.Current is not MappingEnd)
        {
            if (cursor.Current is not Scalar key)
            {
                throw Refuse(cursor.Current, "a key must be a plain text");
            }

            cursor.Advance();
            if (key is { Value: "<<", Style: ScalarStyle.Plain })
            {
                (merged ??= []).Add(cursor.Take(SetAside));
                continue;
            }

            if (!_keys.Add(key.Value) && _duplicates.Count < MostDuplicates)
            {
                _duplicates.Add((key.Value, new SourceLocation(file, (int)key.Start.Line, (int)key.Start.Column)));
            }

            WriteMember(cursor, key, pointer, depth);
        }

        cursor.Advance();
        foreach (var part in merged ?? [])
        {
            Merge(new EventCursor(part), pointer, depth + 1);
        }
    }

    private void WriteMember(EventCursor cursor, Scalar key, string pointer, int depth)
    {
        json.Name(key.Value);
        var below = "";
        if (positions is not null)
        {
            below = ValuePointer.Child(pointer, key.Value);
            positions[below] = Place.Of(key);
        }

        WriteNode(cursor, below, depth + 1);
    }

    /// <summary>A merge key's value: a mapping, an alias of one, or a list of those.</summary>
    private void Merge(EventCursor cursor, string pointer, int depth)
    {
        Count(cursor.Current, depth);
        switch (cursor.Current)
        {
            case AnchorAlias alias:
                _aliases++;
                Merge(new EventCursor(Find(alias)), pointer, depth + 1);
                _aliases--;
                cursor.Advance();
                break;
            case SequenceStart:
                cursor.Advance();
                while (cursor.Current is not SequenceEnd)
                {
                    Merge(cursor, pointer, depth + 1);
                }

                cursor.Advance();
                break;
            case MappingStart:
                MergeMembers(cursor, pointer, depth);
                break;
            default:
                throw Refuse(cursor.Current, "'<<' needs a mapping");
        }
    }

    private void MergeMembers(EventCursor cursor, string pointer, int depth)
    {
        cursor.Advance();
        List<List<ParsingEvent>>? inner = null;
        while (cursor.Current is not MappingEnd)
        {
            var key = cursor.Current as Scalar ?? throw Refuse(cursor.Current, "a key must be a plain text");
            cursor.Advance();
            if (key.Value == "<<")
            {
                (inner ??= []).Add(cursor.Take(SetAside));
            }
            else if (_keys.Add(key.Value))
            {
                WriteMember(cursor, key, pointer, depth);
            }
            else
            {
                cursor.Take(SetAside);
            }
        }

        cursor.Advance();
        foreach (var part in inner ?? [])
        {
            Merge(new EventCursor(part), pointer, depth + 1);
        }
    }

    private void Count(ParsingEvent at, int depth)
    {
        _last = at.Start;
        if (depth > DeepestNode)
        {
            throw TooDeep(at);
        }

        if (++_nodes > MostNodes)
        {
            throw Refuse(at, $"the document unfolds to more than {MostNodes} values");
        }

        if (_aliases > 0 && ++_unfolded > MostUnfolded)
        {
            throw Refuse(at, $"aliases unfold to more than {MostUnfolded} values");
        }

        if (json.Length > _mostBytes)
        {
            throw Refuse(at, $"the document unfolds to more than {_mostBytes / 1024 / 1024} MB");
        }
    }

    /// <summary>What has an anchor or is merged is kept in memory, also when it stands inside another such part.</summary>
    private void SetAside(ParsingEvent part, int depth)
    {
        if (depth > DeepestNode)
        {
            throw TooDeep(part);
        }

        if (++_setAside > MostSetAside)
        {
            throw Refuse(part, $"anchors and merge keys hold more than {MostSetAside} values");
        }
    }

    private List<ParsingEvent> Find(AnchorAlias alias) =>
        _anchors.TryGetValue(alias.Value.Value, out var part)
            ? part
            : throw Refuse(alias, $"the anchor '{alias.Value.Value}' is not defined before this place");

    private YamlSyntaxException TooDeep(ParsingEvent at) =>
        Refuse(at, $"the document nests deeper than {DeepestNode} levels");

    private YamlSyntaxException Refuse(ParsingEvent at, string message) =>
        new(message, new SourceLocation(file, (int)at.Start.Line, (int)at.Start.Column));
}
