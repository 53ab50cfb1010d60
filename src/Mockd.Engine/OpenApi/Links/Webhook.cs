namespace Mockd.Engine.OpenApi;

/// <summary>A request that the provider sends to an address that it was told by other means.</summary>
public sealed record Webhook(string Name, Operation Operation)
{
    /// <summary>What is sent; null when nothing is described.</summary>
    public Schema? Payload =>
        Operation.RequestBody?.Content is [var first, ..] content
            ? (content.FirstOrDefault(m => m.IsJson) ?? first).Schema
            : null;
}
