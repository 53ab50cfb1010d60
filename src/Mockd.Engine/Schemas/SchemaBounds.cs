using Mockd.Engine.OpenApi;
using Mockd.Engine.Randomness;
using Mockd.Engine.Schemas.Formats;

namespace Mockd.Engine.Schemas;

/// <summary>The narrowest bounds that schemas which hold together leave.</summary>
internal sealed class SchemaBounds
{
    private readonly IReadOnlyList<Schema> _parts;
    private IReadOnlyList<TextLanguage>? _languages;
    private NumberRange? _wholes;
    private NumberRange? _numbers;

    private SchemaBounds(IReadOnlyList<Schema> parts) => _parts = parts;

    public SchemaTypes Types { get; private set; }

    /// <summary>The schemas exclude each other.</summary>
    public bool IsNever { get; private set; }

    public bool IsNullable { get; private set; } = true;

    public bool AllowsAdditional { get; private set; } = true;

    public bool WriteOnly { get; private set; }

    public bool ReadOnly { get; private set; }

    public string? Format { get; private set; }

    public string? ContentEncoding { get; private set; }

    /// <summary>What a text holds as JSON.</summary>
    public Schema? ContentSchema { get; private set; }

    public IReadOnlyList<string> Patterns { get; private set; } = [];

    public int MinLength { get; private set; }

    public int? MaxLength { get; private set; }

    public double? Minimum { get; private set; }

    public double? Maximum { get; private set; }

    public double? ExclusiveMinimum { get; private set; }

    public double? ExclusiveMaximum { get; private set; }

    public double? MultipleOf { get; private set; }

    public int MinItems { get; private set; }

    public int? MaxItems { get; private set; }

    public bool UniqueItems { get; private set; }

    public int MinProperties { get; private set; }

    public int? MaxProperties { get; private set; }

    /// <summary>The texts that patterns, format and lengths leave, the likeliest first; none where nothing but a length is said.</summary>
    public IReadOnlyList<TextLanguage> Languages => _languages ??= FindLanguages();

    /// <summary>Several things are asked of a text at once, so that meeting one of them is seldom enough.</summary>
    public bool AsksManyOfTexts =>
        Patterns.Count + Math.Min(1, FormatPatterns.Of(Format).Count) > 1
        || Patterns.Any(p =>
            p.Contains("(?=", StringComparison.Ordinal) || p.Contains("(?!", StringComparison.Ordinal)
        );

    /// <summary>Something is said of how large numbers are, or in which steps they come.</summary>
    public bool HasNumberBounds { get; private set; }

    /// <summary>The numbers that are left.</summary>
    public NumberRange Numbers(bool isInteger) =>
        isInteger
            ? _wholes ??= new NumberRange(_parts, true, Format)
            : _numbers ??= new NumberRange(_parts, false, Format);

    public static SchemaBounds Of(IReadOnlyList<Schema> parts)
    {
        var bounds = new SchemaBounds(parts);
        foreach (var part in parts)
        {
            bounds.NarrowTypes(part);
            bounds.NarrowText(part);
            bounds.NarrowNumber(part);
            bounds.NarrowSizes(part);
        }

        // A nullable schema means null whatever stands beside it: descriptions rely on that with enum, anyOf and allOf.
        bounds.IsNullable &= !bounds.IsNever;
        bounds.IsNullable |= parts[0].IsNullable;

        // What one schema says is only written and another only read: an answer holds it.
        bounds.WriteOnly &= !bounds.ReadOnly;
        bounds.ReadOnly &= !parts.Any(p => p.WriteOnly);
        return bounds;
    }

    public bool Allows(SchemaTypes type) =>
        !IsNever
        && (
            Types == SchemaTypes.Any
            || (Types & type) != 0
            || (type == SchemaTypes.Integer && Types.HasFlag(SchemaTypes.Number))
        );

    private TextLanguage[] FindLanguages()
    {
        var forms = FormatPatterns.Of(Format);
        IReadOnlyList<string>[] all =
            forms.Count > 0 ? [.. forms.Select(form => (IReadOnlyList<string>)[.. Patterns, form])]
            : Patterns.Count > 0 ? [Patterns]
            : [];
        return
        [
            .. all.Select(patterns => TextLanguage.Of(patterns, MinLength, MaxLength ?? int.MaxValue))
                .Where(language => language.HasTexts),
        ];
    }

    private static SchemaTypes Common(SchemaTypes a, SchemaTypes b)
    {
        var common = a & b;
        var integers = (a | b).HasFlag(SchemaTypes.Integer) && (a | b).HasFlag(SchemaTypes.Number);
        var both = (a & Numeric) != 0 && (b & Numeric) != 0;
        return integers && both && (common & SchemaTypes.Number) == 0 ? common | SchemaTypes.Integer : common;
    }

    private const SchemaTypes Numeric = SchemaTypes.Integer | SchemaTypes.Number;

    private static double? Higher(double? a, double? b) =>
        a is null ? b
        : b is null ? a
        : Math.Max(a.Value, b.Value);

    private static double? Lower(double? a, double? b) =>
        a is null ? b
        : b is null ? a
        : Math.Min(a.Value, b.Value);

    private static int? Lower(int? a, int? b) =>
        a is null ? b
        : b is null ? a
        : Math.Min(a.Value, b.Value);

    private static double? CommonMultiple(double? a, double? b)
    {
        if (a is null || b is null || a == b)
        {
            return a ?? b;
        }

        // The greatest common divisor of wild fractions may be next to nothing; a few steps settle all real cases.
        var (high, low) = (Math.Max(a.Value, b.Value), Math.Min(a.Value, b.Value));
        for (var i = 0; i < 64 && low > 1e-9; i++)
        {
            (high, low) = (low, high % low);
        }

        return a.Value / high * b.Value;
    }

    private void NarrowTypes(Schema part)
    {
        IsNever |= part.IsNever;
        WriteOnly |= part.WriteOnly;
        ReadOnly |= part.ReadOnly;
        IsNullable &= part.IsNullable || IsOpen(part);
        AllowsAdditional &= part.AllowsAdditionalProperties;
        if (part.Types == SchemaTypes.Any)
        {
            return;
        }

        var common = Types == SchemaTypes.Any ? part.Types : Common(Types, part.Types);
        IsNever |= common == SchemaTypes.Any;
        Types = common;
    }

    private static bool IsOpen(Schema part) =>
        part.Types == SchemaTypes.Any
        && !part.IsNever
        && part.AnyOf.Count == 0
        && part.OneOf.Count == 0
        && (part.Enum is null || part.Enum.Any(v => v.IsNull))
        && (part.Const is null || part.Const.IsNull);

    private void NarrowText(Schema part)
    {
        Format ??= part.Format;
        ContentEncoding ??= part.ContentEncoding;
        ContentSchema ??= part.ContentSchema;
        Patterns = part.Pattern is { } pattern ? [.. Patterns, pattern] : Patterns;
        MinLength = Math.Max(MinLength, part.MinLength ?? 0);
        MaxLength = Lower(MaxLength, part.MaxLength);
    }

    private void NarrowNumber(Schema part)
    {
        Minimum = Higher(Minimum, part.Minimum);
        Maximum = Lower(Maximum, part.Maximum);
        ExclusiveMinimum = Higher(ExclusiveMinimum, part.ExclusiveMinimum);
        ExclusiveMaximum = Lower(ExclusiveMaximum, part.ExclusiveMaximum);
        MultipleOf = CommonMultiple(MultipleOf, part.MultipleOf);
        HasNumberBounds =
            (Minimum ?? Maximum ?? ExclusiveMinimum ?? ExclusiveMaximum ?? MultipleOf) is not null
            || Format is "int32" or "int64";
    }

    private void NarrowSizes(Schema part)
    {
        MinItems = Math.Max(MinItems, part.MinItems ?? 0);
        MaxItems = Lower(MaxItems, part.MaxItems);
        UniqueItems |= part.UniqueItems;
        MinProperties = Math.Max(MinProperties, part.MinProperties ?? 0);
        MaxProperties = Lower(MaxProperties, part.MaxProperties);
    }
}
