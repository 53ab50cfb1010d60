namespace Mockd.Contracts.Configuration;

/// <summary>What becomes of a binding to an operation that no description and no stub has.</summary>
public enum AbsentOperation
{
    /// <summary>It is an error.</summary>
    Refuse,

    /// <summary>It is left out.</summary>
    Skip,

    /// <summary>The twin serves its <c>METHOD /path</c> all the same.</summary>
    Serve,
}
