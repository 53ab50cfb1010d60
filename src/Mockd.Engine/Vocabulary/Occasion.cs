namespace Mockd.Engine.Vocabulary;

/// <summary>What a thing is spoken of for, as far as that shows in it.</summary>
internal sealed record Occasion
{
    private Occasion? _ofRows;

    public static readonly Occasion Usual = new();

    /// <summary>An answer that is about a failure.</summary>
    public static readonly Occasion Failure = new() { Happened = FateNames.All };

    /// <summary>What was just done to the thing.</summary>
    public Fate Happened { get; init; }

    /// <summary>The thing was just made.</summary>
    public bool IsCreation { get; init; }

    /// <summary>The thing that the operation's path speaks of, in the singular; empty: none.</summary>
    public string Thing { get; init; } = "";

    /// <summary>What the rows of a list are spoken of for.</summary>
    public Occasion OfRows => _ofRows ??= Thing.Length == 0 ? Usual : new() { Thing = Thing };

    /// <summary>Members that may be null and are not made are null, rather than absent.</summary>
    public bool WritesNull { get; init; }
}
