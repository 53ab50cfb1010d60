namespace Corpus;

/// <summary>What the pagers met in one document.</summary>
public sealed record PagerResult
{
    /// <summary>Operations that were asked.</summary>
    public int Operations { get; set; }

    /// <summary>How many lists each style went through, all in all and with more than one page.</summary>
    public Dictionary<string, (int Lists, int Longer)> Styles { get; } = [];

    /// <summary>Addresses of the API in answers.</summary>
    public int Links { get; set; }

    public List<PagerFault> Faults { get; } = [];
}
