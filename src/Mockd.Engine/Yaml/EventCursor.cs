using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Mockd.Engine.Yaml;

/// <summary>Walks over YAML events, from the parser or from a part that was taken aside.</summary>
internal sealed class EventCursor
{
    private readonly IParser? _parser;
    private readonly List<ParsingEvent>? _events;
    private int _at;

    public EventCursor(IParser parser)
    {
        _parser = parser;
        parser.MoveNext();
        Current = parser.Current!;
    }

    public EventCursor(List<ParsingEvent> events) => (_events, Current) = (events, events[0]);

    public ParsingEvent Current { get; private set; }

    /// <summary>The event opens the part this cursor replays, so its anchor is known already.</summary>
    public bool IsReplay(ParsingEvent start) => _events is not null && ReferenceEquals(_events[0], start);

    public void Advance()
    {
        if (_parser is not null)
        {
            _parser.MoveNext();
            Current = _parser.Current!;
        }
        else if (_at < _events!.Count - 1)
        {
            Current = _events[++_at];
        }
    }

    /// <summary>The events of the node that starts here; the cursor stands behind it afterwards.</summary>
    /// <param name="taken">Called with each event and its depth, to stop what would never end.</param>
    public List<ParsingEvent> Take(Action<ParsingEvent, int> taken)
    {
        var part = new List<ParsingEvent>();
        var depth = 0;
        do
        {
            var current = Current;
            taken(current, depth);
            part.Add(current);
            depth += current.NestingIncrease;
            Advance();
        } while (depth > 0);

        return part;
    }
}
