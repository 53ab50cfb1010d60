using System.Globalization;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas;

/// <summary>The keywords of texts and numbers.</summary>
internal static class ScalarCheck
{
    public static void Check(Schema schema, string text, SchemaCheck check)
    {
        if (schema.MinLength is not null || schema.MaxLength is not null)
        {
            var length = Length(text);
            if (length < schema.MinLength)
            {
                check.Report("minLength", $"must have at least {schema.MinLength} characters, but has {length}");
            }

            if (length > schema.MaxLength)
            {
                check.Report("maxLength", $"must have at most {schema.MaxLength} characters, but has {length}");
            }
        }

        if (schema.Pattern is { } pattern && !SchemaPattern.IsMatch(pattern, text))
        {
            check.Report("pattern", $"must match the pattern {pattern}");
        }

        if (schema.Format is { } format && !FormatCheck.IsOf(format, text))
        {
            check.Report("format", $"must be of the format {format}");
        }
    }

    public static void Check(Schema schema, JsonNumber number, SchemaCheck check)
    {
        var value = number.Double;
        if (value < schema.Minimum)
        {
            check.Report("minimum", $"must be at least {Shown(schema.Minimum)}, but is {number}");
        }

        if (value > schema.Maximum)
        {
            check.Report("maximum", $"must be at most {Shown(schema.Maximum)}, but is {number}");
        }

        if (value <= schema.ExclusiveMinimum)
        {
            check.Report("exclusiveMinimum", $"must be more than {Shown(schema.ExclusiveMinimum)}, but is {number}");
        }

        if (value >= schema.ExclusiveMaximum)
        {
            check.Report("exclusiveMaximum", $"must be less than {Shown(schema.ExclusiveMaximum)}, but is {number}");
        }

        if (schema.MultipleOf is { } step && !IsMultiple(value, step))
        {
            check.Report("multipleOf", $"must be a multiple of {Shown(step)}, but is {number}");
        }
    }

    /// <summary>JSON Schema counts characters, not UTF-16 units.</summary>
    public static int Length(string text)
    {
        var length = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            length++;
        }

        return length;
    }

    public static bool IsMultiple(double value, double step)
    {
        if (step <= 0)
        {
            return true;
        }

        // Decimals, because 0.3 is a multiple of 0.1 to whoever wrote it.
        const double Exact = 1e15;
        return Math.Abs(value) < Exact && step is > 1e-12 and < Exact
            ? (decimal)value % (decimal)step == 0
            : Math.IEEERemainder(value, step) == 0;
    }

    private static string Shown(double? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
