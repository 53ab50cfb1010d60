namespace Mockd.Engine.Imports;

/// <summary>How descriptions are fetched.</summary>
/// <param name="RemoteReferences">
/// Makes what fetches a <c>$ref</c> to a URL, for a description from the given address (null: from no web address). Without
/// it nothing is fetched and the reference is reported.
/// </param>
public sealed record ImportOptions(ImportCache Cache, Func<Uri?, HttpMessageHandler>? RemoteReferences = null);
