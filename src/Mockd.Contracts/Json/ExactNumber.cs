using System.Globalization;
using System.Numerics;

namespace Mockd.Contracts.Json;

/// <summary>A number as it was written: a whole number times a power of ten.</summary>
public readonly record struct ExactNumber(BigInteger Digits, int Exponent)
{
    // Longer numbers, or ones further from one, would cost more than their exactness is worth to anyone.
    private const int MostDigits = 1_000;
    private const int LargestExponent = 1_000;

    /// <summary>Null when one of the numbers is too long to be worked with.</summary>
    public static bool? IsMultiple(string number, string step)
    {
        if (TryParse(number) is not { } a || TryParse(step) is not { } b)
        {
            return null;
        }

        var (x, y) = Aligned(a, b);
        return y.IsZero || BigInteger.Remainder(x, y).IsZero;
    }

    /// <summary>Null for a text that is no number, or a longer one than is worked with.</summary>
    public static ExactNumber? TryParse(string text)
    {
        if (text.Length > MostDigits)
        {
            return null;
        }

        var mantissaEnd = text.AsSpan().IndexOfAny('e', 'E');
        var exponent = 0;
        if (
            mantissaEnd >= 0
            && (
                !int.TryParse(
                    text.AsSpan(mantissaEnd + 1),
                    NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture,
                    out exponent
                ) || exponent is > LargestExponent or < -LargestExponent
            )
        )
        {
            return null;
        }

        var mantissa = mantissaEnd < 0 ? text : text[..mantissaEnd];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? mantissa : mantissa.Remove(point, 1);
        return BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            ? new ExactNumber(whole, exponent - (point < 0 ? 0 : mantissa.Length - point - 1))
            : null;
    }

    private static (BigInteger Left, BigInteger Right) Aligned(ExactNumber left, ExactNumber right)
    {
        var exponent = Math.Min(left.Exponent, right.Exponent);
        return (
            left.Digits * BigInteger.Pow(10, left.Exponent - exponent),
            right.Digits * BigInteger.Pow(10, right.Exponent - exponent)
        );
    }
}
