namespace Mockd.Engine.Patterns;

/// <summary>Turns a parsed expression into instructions.</summary>
internal sealed class BacktrackCompiler
{
    private readonly List<BacktrackStep> _steps = [];
    private int _registers;

    private BacktrackCompiler(int registers) => _registers = registers;

    /// <summary>Null when it has a construct that is not known.</summary>
    public static BacktrackProgram? Compile(string text, bool emptyReferencesMatch)
    {
        var (node, parser) = BacktrackParser.Parse(text);
        if (node is null)
        {
            return null;
        }

        var compiler = new BacktrackCompiler(parser.GroupCount * 2);
        compiler.Emit(node);
        compiler.Add(BacktrackKind.Accept);
        return new([.. compiler._steps], compiler._registers, parser.IgnoresCase, emptyReferencesMatch);
    }

    private void Emit(BacktrackNode node)
    {
        switch (node)
        {
            case BacktrackNode.One one:
                _steps.Add(new(BacktrackKind.One, Set: one.Set));
                break;
            case BacktrackNode.Sequence sequence:
                foreach (var item in sequence.Items)
                {
                    Emit(item);
                }

                break;
            case BacktrackNode.Choice choice:
                EmitChoice(choice);
                break;
            case BacktrackNode.Loop { Item: BacktrackNode.One one } loop:
                _steps.Add(new(BacktrackKind.OneLoop, loop.Min, loop.Max, one.Set) { Flag = loop.IsLazy });
                break;
            case BacktrackNode.Loop loop:
                EmitLoop(loop);
                break;
            case BacktrackNode.Group group:
                Add(BacktrackKind.Save, group.Number * 2);
                Emit(group.Item);
                Add(BacktrackKind.Save, (group.Number * 2) + 1);
                break;
            case BacktrackNode.Reference reference:
                Add(BacktrackKind.Reference, reference.Number);
                break;
            case BacktrackNode.Anchor anchor:
                Add(BacktrackKind.Anchor, anchor.Kind);
                break;
            case BacktrackNode.Look look:
                EmitPart(look.Item, new(BacktrackKind.Look, look.IsAhead ? 1 : 0, look.IsNegative ? 1 : 0));
                break;
            case BacktrackNode.Atomic atomic:
                EmitPart(atomic.Item, new(BacktrackKind.Atomic));
                break;
        }
    }

    private void EmitChoice(BacktrackNode.Choice choice)
    {
        var jumps = new List<int>();
        for (var i = 0; i < choice.Items.Count; i++)
        {
            var split = i < choice.Items.Count - 1 ? Add(BacktrackKind.Split) : -1;
            Emit(choice.Items[i]);
            if (split >= 0)
            {
                jumps.Add(Add(BacktrackKind.Jump));
                _steps[split] = new(BacktrackKind.Split, split + 1, _steps.Count);
            }
        }

        foreach (var jump in jumps)
        {
            _steps[jump] = new(BacktrackKind.Jump, _steps.Count);
        }
    }

    private void EmitLoop(BacktrackNode.Loop loop)
    {
        var register = _registers;
        _registers += 2;
        _steps.Add(new(BacktrackKind.LoopBegin) { Target = register });
        var next = _steps.Count;
        _steps.Add(new(BacktrackKind.LoopNext, loop.Min, loop.Max) { Flag = loop.IsLazy, Target = register });
        var round = Add(BacktrackKind.LoopRound);
        Emit(loop.Item);
        Add(BacktrackKind.Jump, next);
        _steps[round] = new(BacktrackKind.LoopRound, _steps.Count) { Target = register };
    }

    private void EmitPart(BacktrackNode item, BacktrackStep begin)
    {
        var at = _steps.Count;
        _steps.Add(begin);
        Emit(item);
        Add(BacktrackKind.Accept);
        _steps[at] = begin with { Target = _steps.Count };
    }

    private int Add(BacktrackKind kind, int a = 0)
    {
        _steps.Add(new(kind, a));
        return _steps.Count - 1;
    }
}
