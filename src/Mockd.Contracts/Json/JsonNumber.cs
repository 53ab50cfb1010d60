using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Mockd.Contracts.Json;

/// <summary>
/// A JSON number: a 64-bit integer where it is one, otherwise a double. Numbers that neither holds exactly keep the text
/// they were written with, so that a large identifier is answered as it was sent.
/// </summary>
public sealed class JsonNumber : JsonValue
{
    // Decimals hold this many digits, whatever the double was made from.
    private const double LargestDecimal = 1e15;

    // Up to this one every whole number has a double of its own.
    private const double LargestCounted = 9_007_199_254_740_991;
    private const int SmallFrom = -1;
    private const int SmallTo = 256;
    private static readonly JsonNumber[] Small =
    [
        .. Enumerable.Range(SmallFrom, SmallTo - SmallFrom + 1).Select(n => new JsonNumber(n, n, true, null)),
    ];

    private readonly long _integer;
    private readonly string? _written;

    private JsonNumber(long integer, double number, bool isInteger, string? written)
    {
        _integer = integer;
        Double = number;
        IsInteger = isInteger;
        _written = written;
    }

    public static JsonNumber Zero => Of(0L);

    /// <summary>True when the value is a whole number that fits 64 bits; <c>1.0</c> is one.</summary>
    public bool IsInteger { get; }

    public double Double { get; }

    /// <summary>The whole number; only meaningful when <see cref="IsInteger"/>.</summary>
    public long Integer => IsInteger ? _integer : (long)Double;

    public override JsonKind Kind => JsonKind.Number;

    public static JsonNumber Of(long value) =>
        value is >= SmallFrom and <= SmallTo ? Small[value - SmallFrom] : new JsonNumber(value, value, true, null);

    /// <summary>A number from a double; infinities and NaN, which JSON cannot write, become zero.</summary>
    public static JsonNumber Of(double value)
    {
        if (!double.IsFinite(value))
        {
            return Zero;
        }

        return value == Math.Floor(value) && Math.Abs(value) < 9e15
            ? Of((long)value)
            : new JsonNumber(0, value, false, null);
    }

    /// <summary>Reads JSON's number grammar; null when the text is not a number.</summary>
    public static JsonNumber? TryParse(ReadOnlySpan<char> text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
        {
            return Of(integer);
        }

        if (
            !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || !double.IsFinite(number)
        )
        {
            return null;
        }

        var value = Of(number);
        var exact = value.ToString();
        if (exact.AsSpan().SequenceEqual(text))
        {
            return value;
        }

        // 1.00000000000000000001 rounds to a whole number and is none.
        var written = text.ToString();
        var isInteger = value.IsInteger && DecimalOrder.Compare(written, exact) == 0;
        return new JsonNumber(isInteger ? value._integer : 0, number, isInteger, written);
    }

    /// <summary>The number a text is by JSON's grammar, of any size; null for all else, such as 007, +5 and .5.</summary>
    public static JsonNumber? ReadStrictly(string text) =>
        !JsonNumberGrammar.Fits(text)
            ? null
            : TryParse(text)
                ?? new JsonNumber(0, double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), false, text);

    public override void WriteTo(Utf8JsonWriter writer)
    {
        if (_written is not null)
        {
            writer.WriteRawValue(_written, skipInputValidation: true);
        }
        else if (IsInteger)
        {
            writer.WriteNumberValue(_integer);
        }
        else
        {
            writer.WriteNumberValue(Double);
        }
    }

    /// <summary>No other number has the same double: in order of their doubles such numbers stand in their own order.</summary>
    public bool IsDouble =>
        double.IsFinite(Double)
        && (
            IsInteger
                ? Math.Abs(Double) <= LargestCounted
                : IsExact || DecimalOrder.Compare(_written!, Of(Double).ToString()) == 0
        );

    /// <summary>Compares by value; numbers that a double does not hold exactly by the text they were written with.</summary>
    public int CompareWith(JsonNumber other)
    {
        if (IsInteger && other.IsInteger)
        {
            return _integer.CompareTo(other._integer);
        }

        var rough = Double.CompareTo(other.Double);
        return (IsExact && other.IsExact && !IsInteger && !other.IsInteger) || (rough != 0 && IsFar(other))
            ? rough
            : DecimalOrder.Compare(ToString(), other.ToString());
    }

    /// <summary>True when dividing by the other number leaves nothing, counted in decimals: 0.3 is a multiple of 0.1.</summary>
    public bool IsMultipleOf(JsonNumber step)
    {
        if (step.Double == 0)
        {
            return true;
        }

        if (IsInteger && step.IsInteger)
        {
            // The smallest number cannot be divided by minus one.
            return step._integer == -1 || _integer % step._integer == 0;
        }

        var isDecimal =
            Math.Abs(Double) is 0 or > 1e-9 and < LargestDecimal && Math.Abs(step.Double) is > 1e-9 and < 1e9;
        if (isDecimal && IsExact && step.IsExact)
        {
            return ToDecimal() % step.ToDecimal() == 0;
        }

        return ExactNumber.IsMultiple(ToString(), step.ToString()) ?? Math.IEEERemainder(Double, step.Double) == 0;
    }

    public override bool Equals(JsonValue? other) =>
        other is JsonNumber number
        && (
            IsInteger && number.IsInteger ? _integer == number._integer
            : IsExact && number.IsExact && IsInteger == number.IsInteger ? Double.Equals(number.Double)
            : Double.Equals(number.Double) && CompareWith(number) == 0
        );

    public override int GetHashCode() => Double.GetHashCode();

    /// <summary>64 bits hold the number as it was written, so that no text is kept.</summary>
    internal bool IsExact => _written is null;

    private decimal ToDecimal() => IsInteger ? _integer : (decimal)Double;

    // Further apart than rounding to a double can bring two numbers.
    private bool IsFar(JsonNumber other) =>
        double.IsFinite(Double)
        && double.IsFinite(other.Double)
        && Math.Abs(Double - other.Double) > Math.Max(Math.Abs(Double), Math.Abs(other.Double)) * 1e-14;

    internal static JsonNumber Read(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt64(out var integer))
        {
            return Of(integer);
        }

        Span<char> text = reader.ValueSpan.Length <= 64 ? stackalloc char[64] : new char[reader.ValueSpan.Length];
        var length = Encoding.UTF8.GetChars(reader.ValueSpan, text);
        return TryParse(text[..length]) ?? new JsonNumber(0, reader.GetDouble(), false, text[..length].ToString());
    }
}
