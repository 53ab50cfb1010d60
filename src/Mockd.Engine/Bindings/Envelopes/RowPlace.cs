using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Bindings;

/// <summary>Where a row stands in an answer or a request, and what describes it there.</summary>
/// <param name="Path">Names of members that lead to it; an empty one stands for the first item of a list.</param>
/// <param name="Schema">Null where nothing is described.</param>
internal sealed record RowPlace(IReadOnlyList<string> Path, Schema? Schema)
{
    /// <summary>Names of members that lead from an item of a list to the row in it; none where the items are the rows.</summary>
    public IReadOnlyList<string> Each { get; init; } = [];

    /// <summary>The row is all there is.</summary>
    public bool IsWhole => Path.Count == 0;

    /// <summary>Reads <c>customer</c>, <c>data.customer</c>, <c>Accounts[]</c>; an empty text is the bare row.</summary>
    public static IReadOnlyList<string> PathOf(string text)
    {
        var path = new List<string>();
        foreach (var part in text.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var isList = part.EndsWith("[]", StringComparison.Ordinal);
            path.Add(isList ? part[..^2] : part);
            if (isList)
            {
                path.Add("");
            }
        }

        return path;
    }
}
