using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Schemas.Generation;

/// <summary>Makes numbers within their bounds.</summary>
internal static class NumberGeneration
{
    private const int SecondsAsMilliseconds = 1000;

    /// <summary>Null when no number satisfies the bounds.</summary>
    public static JsonNumber? Number(SchemaView view, PropertyName name, Subject subject, ulong seed)
    {
        var isInteger = !view.Bounds.Allows(SchemaTypes.Number) || view.Bounds.Format is "int32" or "int64";
        var wanted = IsTimestamp(name, view, isInteger)
            ? subject.MomentOf(name, seed).ToUnixTimeSeconds() * (double)Scale(view, name)
            : PlausibleNumber.Of(name, subject, seed, isInteger);
        return Near(view.Bounds, wanted, isInteger);
    }

    /// <summary>True for moments that are given in seconds since 1970.</summary>
    public static bool IsTimestamp(PropertyName name, SchemaView view, bool isInteger) =>
        view.Bounds.Format is "unix-time" or "timestamp"
        || (name.IsMoment && (isInteger || name.IsEpoch || name.Meaning is Meaning.Made or Meaning.Changed));

    // Seconds, unless the words say otherwise.
    private static int Scale(SchemaView view, PropertyName name) =>
        name.IsMilliseconds || view.Hints.IsMilliseconds ? SecondsAsMilliseconds : 1;

    /// <summary>The number next to the wanted one that the bounds allow.</summary>
    public static JsonNumber? Near(SchemaBounds bounds, double wanted, bool isInteger) =>
        bounds.HasNumberBounds ? bounds.Numbers(isInteger).Near(wanted)
        : isInteger ? JsonNumber.Of(Math.Round(wanted))
        : JsonNumber.Of(wanted);
}
