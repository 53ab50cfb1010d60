namespace Mockd.Engine.Patterns;

/// <summary>What an instruction does.</summary>
internal enum BacktrackKind
{
    /// <summary>The part that is being run has matched.</summary>
    Accept,
    One,

    /// <summary>One character A to B times; Flag: as few as will do.</summary>
    OneLoop,

    /// <summary>Tries A first, then B.</summary>
    Split,
    Jump,

    /// <summary>Keeps the place in register A.</summary>
    Save,

    /// <summary>What group A holds, again.</summary>
    Reference,
    Anchor,

    /// <summary>Counts from zero in register Target.</summary>
    LoopBegin,

    /// <summary>Another round of A to B, or on at what the next instruction names; Flag: as few as will do.</summary>
    LoopNext,

    /// <summary>Begins a round; A is where the loop ends.</summary>
    LoopRound,

    /// <summary>Runs what follows up to Target as a look; A is 1 for ahead, B is 1 for not.</summary>
    Look,

    /// <summary>Runs what follows up to Target and keeps the first way.</summary>
    Atomic,
}
