namespace Mockd.Engine.OpenApi;

/// <summary>The files that a description consists of beside the one that was imported.</summary>
/// <param name="Self">Addresses by which other files refer to the imported one, such as its name.</param>
/// <param name="Others">UTF-8 JSON by address: relative to the imported file, or absolute.</param>
internal sealed record DescriptionFiles(
    IReadOnlyCollection<string> Self,
    IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Others
)
{
    public static DescriptionFiles None { get; } = new([], new Dictionary<string, ReadOnlyMemory<byte>>());
}
