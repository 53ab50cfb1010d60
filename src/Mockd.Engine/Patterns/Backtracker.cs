namespace Mockd.Engine.Patterns;

/// <summary>Matches one text by trying, and gives up after a number of steps. One instance for one text.</summary>
internal sealed class Backtracker(BacktrackProgram program, string text, string pattern)
{
    public const int MostSteps = 1_000_000;
    private const int DeepestStack = 250_000;
    private const int Restore = -1;

    private readonly int[] _registers = NewRegisters(program.Registers);
    private readonly List<Choice> _stack = [];
    private int _steps;

    /// <exception cref="PatternLimitException">It has given up.</exception>
    public bool IsMatch()
    {
        var last = program.IsAnchored ? 0 : text.Length;
        for (var start = 0; start <= last; start++)
        {
            if (Run(0, start, mustEndAt: -1) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static int[] NewRegisters(int count)
    {
        var registers = new int[count];
        Array.Fill(registers, -1);
        return registers;
    }

    /// <summary>Where the match from an instruction on ends; -1 when there is none, and nothing is left changed.</summary>
    private int Run(int at, int place, int mustEndAt)
    {
        var floor = _stack.Count;
        while (true)
        {
            Count();
            var step = program.Steps[at];
            if (step.Kind == BacktrackKind.Accept && (mustEndAt < 0 || place == mustEndAt))
            {
                DropChoices(floor);
                return place;
            }

            if (!Do(step, ref at, ref place) && !Back(floor, ref at, ref place))
            {
                return -1;
            }
        }
    }

    private bool Do(BacktrackStep step, ref int at, ref int place)
    {
        at++;
        switch (step.Kind)
        {
            case BacktrackKind.One:
                return place < text.Length && step.Set!.Contains(text[place++]);
            case BacktrackKind.OneLoop:
                return DoOneLoop(step, at, ref place);
            case BacktrackKind.Split:
                Push(new(step.B, place, 0));
                at = step.A;
                return true;
            case BacktrackKind.Jump:
                at = step.A;
                return true;
            case BacktrackKind.Save:
                Set(step.A, place);
                return true;
            case BacktrackKind.Reference:
                return DoReference(step.A, ref place);
            case BacktrackKind.Anchor:
                return Holds((char)step.A, place);
            case BacktrackKind.LoopBegin:
                Set(step.Target, 0);
                Set(step.Target + 1, -1);
                return true;
            case BacktrackKind.LoopNext:
                DoLoopNext(step, ref at, place);
                return true;
            case BacktrackKind.LoopRound:
                Set(step.Target, _registers[step.Target] + 1);
                Set(step.Target + 1, place);
                return true;
            case BacktrackKind.Look:
                return DoLook(step, ref at, place);
            case BacktrackKind.Atomic:
                place = Run(at, place, mustEndAt: -1);
                at = step.Target;
                return place >= 0;
            default:
                return false;
        }
    }

    private bool DoOneLoop(BacktrackStep step, int next, ref int place)
    {
        var start = place;
        var most = step.Flag ? step.A : step.B;
        while (place - start < most && place < text.Length && step.Set!.Contains(text[place]))
        {
            Count();
            place++;
        }

        if (place - start < step.A)
        {
            return false;
        }

        if (step.Flag ? place - start < step.B : place > start + step.A)
        {
            // Greedy: one less each time, down to the least. Lazy: one more, up to the most.
            Push(
                step.Flag
                    ? new(next, place, (int)Math.Min((long)start + step.B, text.Length)) { More = step.Set }
                    : new(next, place, start + step.A) { Fewer = true }
            );
        }

        return true;
    }

    private void DoLoopNext(BacktrackStep step, ref int at, int place)
    {
        var count = _registers[step.Target];
        var exit = program.Steps[at].A;
        var isOver = place == _registers[step.Target + 1] || count >= step.B;
        if (isOver)
        {
            at = exit;
        }
        else if (count >= step.A)
        {
            Push(new(step.Flag ? at : exit, place, 0));
            at = step.Flag ? exit : at;
        }
    }

    private bool DoReference(int group, ref int place)
    {
        var (start, end) = (_registers[group * 2], _registers[(group * 2) + 1]);
        if (start < 0 || end < start)
        {
            return program.EmptyReferencesMatch;
        }

        var length = end - start;
        for (var i = 0; i < length; i += 16)
        {
            Count();
        }

        var comparison = program.IgnoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var isThere =
            place + length <= text.Length && text.AsSpan(place, length).Equals(text.AsSpan(start, length), comparison);
        place += isThere ? length : 0;
        return isThere;
    }

    private bool DoLook(BacktrackStep step, ref int at, int place)
    {
        var body = at;
        at = step.Target;
        var mark = _stack.Count;
        var isThere = step.A == 1 ? Run(body, place, mustEndAt: -1) >= 0 : IsBehind(body, place);
        if (isThere && step.B == 1)
        {
            Unwind(mark);
        }

        return isThere != (step.B == 1);
    }

    private bool IsBehind(int body, int place)
    {
        for (var start = place; start >= 0; start--)
        {
            if (Run(body, start, mustEndAt: place) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private bool Holds(char anchor, int place) =>
        anchor switch
        {
            'A' => place == 0,
            'z' => place == text.Length,
            'Z' => place == text.Length || (place == text.Length - 1 && text[place] == '\n'),
            '^' => place == 0 || text[place - 1] == '\n',
            '$' => place == text.Length || text[place] == '\n',
            _ => IsEdge(place) == (anchor == 'b'),
        };

    private bool IsEdge(int place) =>
        (place > 0 && IsWordSign(text[place - 1])) != (place < text.Length && IsWordSign(text[place]));

    private static bool IsWordSign(char c) => char.IsLetterOrDigit(c) || c == '_';

    private void Set(int register, int value)
    {
        Push(new(Restore, register, _registers[register]));
        _registers[register] = value;
    }

    // To the newest choice that is left; false when there is none above the floor.
    private bool Back(int floor, ref int at, ref int place)
    {
        while (_stack.Count > floor)
        {
            var choice = _stack[^1];
            _stack.RemoveAt(_stack.Count - 1);
            if (choice.At == Restore)
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
                if (place >= choice.Bound || !set.Contains(text[place]))
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

    private void Again(Choice choice, bool isLeft)
    {
        if (isLeft)
        {
            Push(choice);
        }
    }

    // The registers keep what they hold, but no other way is tried; what they held before is still known.
    private void DropChoices(int floor)
    {
        var kept = floor;
        for (var i = floor; i < _stack.Count; i++)
        {
            if (_stack[i].At == Restore)
            {
                _stack[kept++] = _stack[i];
            }
        }

        _stack.RemoveRange(kept, _stack.Count - kept);
    }

    private void Unwind(int floor)
    {
        var (at, place) = (0, 0);
        while (Back(floor, ref at, ref place)) { }
    }

    private void Push(Choice choice)
    {
        if (_stack.Count >= DeepestStack)
        {
            throw new PatternLimitException(pattern);
        }

        _stack.Add(choice);
    }

    private void Count()
    {
        if (++_steps > MostSteps)
        {
            throw new PatternLimitException(pattern);
        }
    }

    /// <param name="At">Where to go on; <see cref="Restore"/>: register Place held Bound.</param>
    private readonly record struct Choice(int At, int Place, int Bound)
    {
        /// <summary>One character less, as long as Place is above Bound.</summary>
        public bool Fewer { get; init; }

        /// <summary>One character more of these, as long as Place is below Bound.</summary>
        public CharSet? More { get; init; }
    }
}
