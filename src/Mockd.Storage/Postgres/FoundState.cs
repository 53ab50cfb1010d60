using Mockd.Storage.Durable;

namespace Mockd.Storage.Postgres;

/// <summary>A state, or what changed in it.</summary>
/// <param name="KnownSince">What changed after an older version than this is no longer known in full.</param>
internal sealed record FoundState(StoredState State, long KnownSince);
