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
    public static JsonNumber? Near(SchemaBounds bounds, double wanted, bool isInteger)
    {
        var step =
            bounds.MultipleOf is > 0 and var multiple ? multiple
            : isInteger ? 1
            : 0;
        if (isInteger && step != Math.Floor(step))
        {
            step = Math.Ceiling(step);
        }

        var (low, high) = Range(bounds, step);
        if (low > high)
        {
            return null;
        }

        var value = Math.Clamp(wanted, low, high);
        if (step > 0)
        {
            var steps = Math.Round(value / step);
            steps +=
                steps * step < low ? 1
                : steps * step > high ? -1
                : 0;
            value =
                step is > 1e-12 and < 1e15 && Math.Abs(steps) < 1e12
                    ? (double)((decimal)steps * (decimal)step)
                    : steps * step;
        }

        return value >= low && value <= high ? JsonNumber.Of(value) : null;
    }

    private static (double Low, double High) Range(SchemaBounds bounds, double step)
    {
        var low = bounds.Minimum ?? double.NegativeInfinity;
        var high = bounds.Maximum ?? double.PositiveInfinity;
        var format = bounds.Format;
        if (format == "int32")
        {
            (low, high) = (Math.Max(low, int.MinValue), Math.Min(high, int.MaxValue));
        }

        if (bounds.ExclusiveMinimum is { } above && above >= low)
        {
            low = Inside(above, high, step, 1);
        }

        if (bounds.ExclusiveMaximum is { } below && below <= high)
        {
            high = Inside(below, low, step, -1);
        }

        return (low, high);
    }

    // Numbers in steps are rounded later: the least that is past the bound will do for them.
    private static double Inside(double bound, double other, double step, int direction)
    {
        if (step > 0)
        {
            return direction > 0 ? Math.BitIncrement(bound) : Math.BitDecrement(bound);
        }

        var room = Math.Abs(other - bound);
        return bound + (direction * (double.IsFinite(room) ? Math.Min(1, room / 2) : 1));
    }
}
