using System.Globalization;

namespace Mockd.Contracts.Json;

/// <summary>Compares numbers by the text they are written with, exactly, however long they are.</summary>
internal static class DecimalOrder
{
    // Exponents with more digits than this count as equally large: nobody means them.
    private const long LargestExponent = 1_000_000_000_000_000_000;

    public static int Compare(string left, string right)
    {
        var (a, b) = (Decimal.Of(left), Decimal.Of(right));
        if (a.Sign != b.Sign || a.Sign == 0)
        {
            return a.Sign.CompareTo(b.Sign);
        }

        var bySize = a.Point != b.Point ? a.Point.CompareTo(b.Point) : string.CompareOrdinal(a.Digits, b.Digits);
        return a.Sign * Math.Sign(bySize);
    }

    /// <summary>Sign × 0.digits × 10^point; neither the first nor the last digit is zero, so that each number has one form.</summary>
    private readonly record struct Decimal(int Sign, string Digits, long Point)
    {
        public static Decimal Of(string text)
        {
            var exponentAt = text.AsSpan().IndexOfAny('e', 'E');
            var mantissa = exponentAt < 0 ? text : text[..exponentAt];
            var sign = mantissa.StartsWith('-') ? -1 : 1;
            mantissa = mantissa.TrimStart('-');
            var dot = mantissa.IndexOf('.', StringComparison.Ordinal);
            var whole = dot < 0 ? mantissa.Length : dot;
            var digits = (dot < 0 ? mantissa : mantissa.Remove(dot, 1)).TrimEnd('0');
            var zeros = digits.Length - digits.TrimStart('0').Length;
            return digits.Length == zeros
                ? new(0, "", 0)
                : new(sign, digits[zeros..], whole - zeros + (exponentAt < 0 ? 0 : Exponent(text[(exponentAt + 1)..])));
        }

        private static long Exponent(string text) =>
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
                ? Math.Clamp(exponent, -LargestExponent, LargestExponent)
            : text.StartsWith('-') ? -LargestExponent
            : LargestExponent;
    }
}
