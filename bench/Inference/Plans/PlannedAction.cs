using Mockd.Engine.Inference;
using Mockd.Engine.OpenApi;

namespace Inference;

/// <summary>An operation with what it was inferred to do.</summary>
internal sealed record PlannedAction(InferredAction Action, Operation Operation)
{
    private const string InPath = "path.";

    public PathText Path { get; } = new(Operation.Path);

    /// <summary>The path up to the parameter that names the row; null where none does.</summary>
    public string? KeyPrefix
    {
        get
        {
            if (Action.Binding.Key is not { } key)
            {
                return Path.Prefixes is [.., var last] ? last : null;
            }

            var at = key.StartsWith(InPath, StringComparison.Ordinal)
                ? Path.Names.ToList().IndexOf(key[InPath.Length..])
                : -1;
            return at >= 0 ? Path.Prefixes[at] : null;
        }
    }

    /// <summary>Where the key goes when it is in no path: <c>query</c> or <c>body</c>, and its name.</summary>
    public (string Place, string Name)? KeyElsewhere =>
        KeyPrefix is null && Action.Binding.Key?.Split('.', 2) is [var place, var name] ? (place, name) : null;
}
