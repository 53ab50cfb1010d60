using Mockd.Engine.Randomness;

namespace Mockd.Engine.Bindings;

/// <summary>Ids of requests as the provider writes them.</summary>
public sealed class RequestIds(int length, string alphabet)
{
    /// <summary>The same seed and number of a request give the same id.</summary>
    public string Of(ulong seed, long number) =>
        new Dice(seed ^ ((ulong)number * 0x9E3779B97F4A7C15UL)).Text(length, alphabet);
}
