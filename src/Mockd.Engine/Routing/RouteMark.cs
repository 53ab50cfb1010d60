using Mockd.Contracts.Json;

namespace Mockd.Engine.Routing;

/// <summary>A member of the body by which a route is told from others on its path: <c>stream: enum [true]</c>.</summary>
/// <param name="Values">Those that the member may have.</param>
/// <param name="IsRequired">A request without the member means another route.</param>
internal sealed record RouteMark(string Name, IReadOnlyList<JsonValue> Values, bool IsRequired)
{
    /// <summary>Above zero when the body bears the mark, below when it bears another's, zero when it says nothing of it.</summary>
    public int Score(RoutedRequest request) =>
        request.Member(Name) is { } sent
            ? Fits(sent)
                ? 1
                : -1
            : IsRequired
                ? -1
                : 0;

    // Forms write everything as texts.
    private bool Fits(JsonValue sent)
    {
        var text = sent.ToPlainText();
        foreach (var value in Values)
        {
            if (value.ToPlainText() == text)
            {
                return true;
            }
        }

        return false;
    }
}
