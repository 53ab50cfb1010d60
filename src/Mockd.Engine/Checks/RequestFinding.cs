namespace Mockd.Engine.Checks;

/// <summary>One way in which a request differs from the description.</summary>
/// <param name="Param">Parameter at fault; null when it is the whole body.</param>
public sealed record RequestFinding(string? Param, string Message)
{
    /// <summary><c>/items/0/price</c> as forms write it: <c>items[0][price]</c>; null for the whole value.</summary>
    internal static string? NameOf(string pointer)
    {
        var parts = pointer
            .Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))
            .ToArray();
        return parts.Length == 0 ? null : parts[0] + string.Concat(parts.Skip(1).Select(p => $"[{p}]"));
    }
}
