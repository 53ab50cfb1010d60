namespace Mockd.Engine.Compilation;

/// <summary>How descriptions are fetched.</summary>
/// <param name="RemoteReferences">
/// Makes what fetches a <c>$ref</c> to a URL, for a description from the given address (null: from no web address). Without
/// it nothing is fetched and the reference is reported.
/// </param>
public sealed record ImportOptions(ImportCache Cache, Func<Uri?, HttpMessageHandler>? RemoteReferences = null)
{
    /// <summary>Read descriptions to the bottom and report what is odd there, for whoever wants to know instead of start.</summary>
    public bool Reviews { get; init; }
}
