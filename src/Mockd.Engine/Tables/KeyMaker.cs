using System.Globalization;
using Mockd.Contracts.Configuration;
using Mockd.Engine.Randomness;

namespace Mockd.Engine.Tables;

/// <summary>Makes the keys of a table's new rows.</summary>
public sealed class KeyMaker
{
    private const string Hex = "0123456789abcdef";
    private const string NanoidAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private readonly IdStrategy? _strategy;
    private readonly string _prefix;
    private readonly Lazy<KeyFacts> _facts;
    private readonly int? _length;
    private readonly string? _alphabet;

    /// <param name="facts">What the description says of keys; used by <c>prefix</c> and when no strategy is given.</param>
    internal KeyMaker(TableConfig config, Lazy<KeyFacts> facts)
    {
        _strategy = config.IdStrategy ?? (config.IdPrefix is null ? null : IdStrategy.Prefix);
        _prefix = _strategy is null or IdStrategy.Prefix ? config.IdPrefix ?? "" : "";
        _facts = facts;
        _length = config.IdLength;
        _alphabet = config.IdAlphabet;
    }

    public bool IsSequence =>
        _strategy is IdStrategy.Sequence or IdStrategy.Sequential
        || (_strategy is null && _prefix.Length == 0 && _facts.Value.IsInteger);

    /// <param name="sequence">Number for <c>sequence</c> keys.</param>
    public string Make(ref Dice dice, DateTimeOffset now, long sequence) =>
        _strategy switch
        {
            IdStrategy.Sequence or IdStrategy.Sequential => sequence.ToString(CultureInfo.InvariantCulture),
            IdStrategy.Short => dice.Text(_length ?? 16, _alphabet ?? Hex),
            IdStrategy.Nanoid => dice.Text(_length ?? 21, _alphabet ?? NanoidAlphabet),
            IdStrategy.Ulid => Ulid(ref dice, now),
            IdStrategy.Uuid => Uuid(ref dice),
            IdStrategy.Prefix => Prefixed(ref dice),
            _ when IsSequence => sequence.ToString(CultureInfo.InvariantCulture),
            _ => FromPattern(ref dice) ?? Described(ref dice),
        };

    private string Described(ref Dice dice)
    {
        var uuid = Uuid(ref dice);
        return _facts.Value.Like is not { } texts ? uuid : texts.Make(uuid, dice.Next());
    }

    private string Prefixed(ref Dice dice)
    {
        if (
            _length is null
            && _alphabet is null
            && FromPattern(ref dice) is { } key
            && key.StartsWith(_prefix, StringComparison.Ordinal)
        )
        {
            return key;
        }

        return string.Concat(_prefix, dice.Text(_length ?? 16, _alphabet ?? Hex));
    }

    /// <summary>A text that the pattern allows; lower-case hexadecimal where the pattern leaves the case open.</summary>
    private string? FromPattern(ref Dice dice)
    {
        if (_facts.Value.Pattern is not { } pattern || PatternText.Generate(pattern, dice.Next()) is not { } text)
        {
            return null;
        }

        var lower = _prefix + text[Math.Min(_prefix.Length, text.Length)..].ToLowerInvariant();
        return PatternText.Fits(pattern, lower) ? lower : text;
    }

    /// <summary>A version 4 UUID (RFC 9562, section 5.4).</summary>
    public static string Uuid(ref Dice dice)
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, dice.Next());
        BitConverter.TryWriteBytes(bytes[8..], dice.Next());
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    private static string Ulid(ref Dice dice, DateTimeOffset now)
    {
        Span<char> text = stackalloc char[26];
        var time = now.ToUnixTimeMilliseconds();
        for (var i = 9; i >= 0; i--, time >>= 5)
        {
            text[i] = Crockford[(int)(time & 31)];
        }

        for (var i = 10; i < 26; i++)
        {
            text[i] = Crockford[dice.Next(32)];
        }

        return new string(text);
    }
}
