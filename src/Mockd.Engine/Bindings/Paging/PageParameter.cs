using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Bindings;

/// <summary>What callers may send to an operation, in its query or its body.</summary>
/// <param name="Name">As sent; in a body a dot leads inwards.</param>
/// <param name="Words">The name in lower case, joined by underscores.</param>
internal sealed record PageParameter(string Name, string Words, Schema? Schema);
