namespace Mockd.Engine.Patterns;

/// <summary>Matches one text by trying, and gives up after a number of steps. One instance for one text.</summary>
internal sealed class Backtracker(BacktrackProgram program, string text, string pattern)
{
    public const int MostSteps = 1_000_000;
    private readonly BacktrackTrail _trail = new(program.Registers, text, pattern);
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

    /// <summary>Where the match from an instruction on ends; -1 when there is none, and nothing is left changed.</summary>
    private int Run(int at, int place, int mustEndAt)
    {
        var floor = _trail.Count;
        while (true)
        {
            Count();
            var step = program.Steps[at];
            if (step.Kind == BacktrackKind.Accept && (mustEndAt < 0 || place == mustEndAt))
            {
                _trail.DropChoices(floor);
                return place;
            }

            if (!Do(step, ref at, ref place) && !_trail.Back(floor, ref at, ref place))
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
                _trail.Push(new(step.B, place, 0));
                at = step.A;
                return true;
            case BacktrackKind.Jump:
                at = step.A;
                return true;
            case BacktrackKind.Save:
                _trail.Set(step.A, place);
                return true;
            case BacktrackKind.Reference:
                return DoReference(step.A, ref place);
            case BacktrackKind.Anchor:
                return Holds((char)step.A, place);
            case BacktrackKind.LoopBegin:
                _trail.Set(step.Target, 0);
                _trail.Set(step.Target + 1, -1);
                return true;
            case BacktrackKind.LoopNext:
                DoLoopNext(step, ref at, place);
                return true;
            case BacktrackKind.LoopRound:
                _trail.Set(step.Target, _trail[step.Target] + 1);
                _trail.Set(step.Target + 1, place);
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
            _trail.Push(
                step.Flag
                    ? new(next, place, (int)Math.Min((long)start + step.B, text.Length)) { More = step.Set }
                    : new(next, place, start + step.A) { Fewer = true }
            );
        }

        return true;
    }

    private void DoLoopNext(BacktrackStep step, ref int at, int place)
    {
        var count = _trail[step.Target];
        var exit = program.Steps[at].A;
        var isOver = place == _trail[step.Target + 1] || count >= step.B;
        if (isOver)
        {
            at = exit;
        }
        else if (count >= step.A)
        {
            _trail.Push(new(step.Flag ? at : exit, place, 0));
            at = step.Flag ? exit : at;
        }
    }

    private bool DoReference(int group, ref int place)
    {
        var (start, end) = (_trail[group * 2], _trail[(group * 2) + 1]);
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
        var mark = _trail.Count;
        var isThere = step.A == 1 ? Run(body, place, mustEndAt: -1) >= 0 : IsBehind(body, place);
        if (isThere && step.B == 1)
        {
            _trail.Unwind(mark);
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

    private void Count()
    {
        if (++_steps > MostSteps)
        {
            throw new PatternLimitException(pattern);
        }
    }
}
