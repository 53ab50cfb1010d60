using System.Globalization;
using System.Numerics;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas;

/// <summary>
/// The numbers that bounds leave, exactly, however large or fine they are: all are whole multiples of one power of ten.
/// </summary>
internal sealed class NumberRange
{
    private const int SpareDigits = 2;
    private readonly BigInteger? _low;
    private readonly BigInteger? _high;
    private readonly BigInteger _step;
    private readonly int _scale;

    /// <param name="parts">Schemas that hold together.</param>
    /// <param name="isInteger">Only whole numbers are wanted.</param>
    public NumberRange(IReadOnlyList<Schema> parts, bool isInteger, string? format)
    {
        var limits = parts.SelectMany(NumberLimit.Of).Concat(NumberLimit.OfFormat(format)).ToList();
        var steps = parts.Select(p => NumberLimit.Read(p, "multipleOf")).OfType<ExactNumber>().ToList();
        var finest = limits.Select(l => l.Value).Concat(steps).Select(n => -n.Exponent).Append(0).Max();
        _scale = steps.Count > 0 || isInteger ? finest : finest + SpareDigits;
        _step = steps
            .Select(Scaled)
            .Append(isInteger ? BigInteger.Pow(10, _scale) : BigInteger.Zero)
            .Where(s => s > 0)
            .Aggregate(BigInteger.Zero, Common);
        foreach (var (value, isLow, isExclusive) in limits)
        {
            var scaled = Scaled(value);
            if (isLow)
            {
                scaled += isExclusive ? 1 : 0;
                _low = _low is { } low ? BigInteger.Max(low, scaled) : scaled;
            }
            else
            {
                scaled -= isExclusive ? 1 : 0;
                _high = _high is { } high ? BigInteger.Min(high, scaled) : scaled;
            }
        }

        (_low, _high) = (Inner(_low, limits, isLow: true), Inner(_high, limits, isLow: false));
    }

    /// <summary>Whole numbers, or multiples of one, and bounded on both sides: how many there are; null when that is no number.</summary>
    public BigInteger? Count =>
        _step > 0 && _low is { } low && _high is { } high
            ? BigInteger.Max(0, Floor(high, _step) - Ceiling(low, _step) + 1)
            : null;

    /// <summary>The number of this index among those that <see cref="Count"/> counts.</summary>
    public JsonNumber? At(int index) =>
        _low is { } low && _step > 0 ? Written((Ceiling(low, _step) + index) * _step) : null;

    /// <summary>The number next to the wanted one; null when there is none.</summary>
    public JsonNumber? Near(double wanted)
    {
        if (_low > _high)
        {
            return null;
        }

        var value = Clamped(Scaled(wanted));
        if (_step > 0)
        {
            var below = Floor(value, _step) * _step;
            var above = below == value ? below : below + _step;
            var nearer = value - below <= above - value ? below : above;
            value =
                IsInside(nearer) ? nearer
                : IsInside(below) ? below
                : above;
        }

        return IsInside(value) ? Written(value) : null;
    }

    // Numbers without steps keep a distance from a bound that they may not reach, where there is room.
    private BigInteger? Inner(BigInteger? bound, List<NumberLimit> limits, bool isLow)
    {
        if (_step > 0 || bound is not { } at)
        {
            return bound;
        }

        var isExclusive = limits.Exists(l =>
            l.IsLow == isLow && l.IsExclusive && Scaled(l.Value) + (isLow ? 1 : -1) == at
        );
        if (!isExclusive)
        {
            return bound;
        }

        var one = BigInteger.Pow(10, _scale) - 1;
        var other = isLow ? _high : _low;
        var room = other is { } end ? BigInteger.Min(one, BigInteger.Abs(end - at) / 2) : one;
        return isLow ? at + room : at - room;
    }

    private BigInteger Clamped(BigInteger value) =>
        value < _low ? _low.Value
        : value > _high ? _high.Value
        : value;

    private bool IsInside(BigInteger value) => !(value < _low) && !(value > _high);

    private BigInteger Scaled(ExactNumber number) => number.Digits * BigInteger.Pow(10, number.Exponent + _scale);

    private BigInteger Scaled(double number)
    {
        // More decimals than a person would write are noise of the double.
        var text = Math.Abs(number) < 1e15 ? Math.Round(number, Math.Min(_scale, 12)) : number;
        return
            ExactNumber.TryParse(text.ToString("R", CultureInfo.InvariantCulture)) is { } exact
            && exact.Exponent + _scale >= 0
            ? Scaled(exact)
            : new BigInteger(number) * BigInteger.Pow(10, _scale);
    }

    private JsonNumber? Written(BigInteger value)
    {
        var digits = BigInteger.Abs(value).ToString(CultureInfo.InvariantCulture);
        var sign = value.Sign < 0 ? "-" : "";
        if (_scale > 0)
        {
            digits = digits.PadLeft(_scale + 1, '0');
            digits = $"{digits[..^_scale]}.{digits[^_scale..]}".TrimEnd('0').TrimEnd('.');
        }

        return JsonNumber.TryParse(sign + digits);
    }

    private static BigInteger Common(BigInteger a, BigInteger b) =>
        a.IsZero ? b : a / BigInteger.GreatestCommonDivisor(a, b) * b;

    private static BigInteger Floor(BigInteger value, BigInteger step)
    {
        var quotient = BigInteger.DivRem(value, step, out var rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }

    private static BigInteger Ceiling(BigInteger value, BigInteger step) => -Floor(-value, step);
}
