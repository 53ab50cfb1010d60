namespace Mockd.Engine.Patterns;

/// <summary>The registers of one match, what they held before, and the ways that are left to try.</summary>
internal sealed class BacktrackTrail
{
    private const int Deepest = 250_000;
    private readonly string _text;
    private readonly string _pattern;
    private readonly int[] _registers;
    private readonly List<BacktrackChoice> _stack = [];

    public BacktrackTrail(int registers, string text, string pattern)
    {
        (_text, _pattern) = (text, pattern);
        _registers = new int[registers];
        Array.Fill(_registers, -1);
    }

    public int Count => _stack.Count;

    public int this[int register] => _registers[register];

    public void Set(int register, int value)
    {
        Push(new(BacktrackChoice.Restore, register, _registers[register]));
        _registers[register] = value;
    }

    /// <summary>To the newest choice that is left; false when there is none above the floor.</summary>
    public bool Back(int floor, ref int at, ref int place)
    {
        while (_stack.Count > floor)
        {
            var choice = _stack[^1];
            _stack.RemoveAt(_stack.Count - 1);
            if (choice.IsRestore)
            {
                _registers[choice.Place] = choice.Bound;
                continue;
            }

            place = choice.Place;
            if (choice.Fewer)
            {
                place--;
                Again(choice with { Place = place }, place > choice.Bound);
            }
            else if (choice.More is { } set)
            {
                if (place >= choice.Bound || !set.Contains(_text[place]))
                {
                    continue;
                }

                place++;
                Again(choice with { Place = place }, place < choice.Bound);
            }

            at = choice.At;
            return true;
        }

        return false;
    }

    private void Again(BacktrackChoice choice, bool isLeft)
    {
        if (isLeft)
        {
            Push(choice);
        }
    }

    /// <summary>The registers keep what they hold, but no other way is tried; what they held before is still known.</summary>
    public void DropChoices(int floor)
    {
        var kept = floor;
        for (var i = floor; i < _stack.Count; i++)
        {
            if (_stack[i].IsRestore)
            {
                _stack[kept++] = _stack[i];
            }
        }

        _stack.RemoveRange(kept, _stack.Count - kept);
    }

    /// <summary>The registers hold again what they held then.</summary>
    public void Unwind(int floor)
    {
        var (at, place) = (0, 0);
        while (Back(floor, ref at, ref place)) { }
    }

    public void Push(BacktrackChoice choice)
    {
        if (_stack.Count >= Deepest)
        {
            throw new PatternLimitException(_pattern);
        }

        _stack.Add(choice);
    }
}
