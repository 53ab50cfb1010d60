using Mockd.Contracts.Json;

namespace Mockd.Engine.Reading;

/// <summary>How one kind of plain value is read.</summary>
/// <param name="Read">The value; null when it does not fit.</param>
/// <param name="Expected">What a diagnostic says is expected.</param>
internal sealed record ConfigScalar(Func<JsonValue, object?> Read, string Expected);
