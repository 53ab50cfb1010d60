using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Json;
using Mockd.Engine.Schemas.Checking;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Actions;

/// <summary>The JSON Schema of a table's `validation`. It is read as 2020-12 where `$schema` says nothing else; formats count.</summary>
internal sealed class RowSchema(JsonObject written)
{
    private readonly Lazy<SchemaSet> _schema = new(() =>
        new SchemaSet(written.ToUtf8(), SchemaDialect.Draft2020, assertsFormats: true)
    );

    /// <summary>The first difference; null when the row is as the schema says.</summary>
    /// <param name="onlyMissing">True: only members that are missing count.</param>
    public Failure? Check(JsonObject row, bool onlyMissing)
    {
        foreach (var violation in _schema.Value.Check(row))
        {
            if (violation is { Keyword: "required", Member: { } member })
            {
                var name = NameOf($"{violation.Pointer}/{member}");
                return new BrokenRule(name, DifferenceKind.Missing, $"Missing required field: {name}.").AsFailure(null);
            }

            if (!onlyMissing)
            {
                var name = NameOf(violation.Pointer);
                return name.Length == 0
                    ? Failure.Invalid($"The object {violation.Message}.")
                    : Failure.Invalid($"Field {name} {violation.Message}.", name);
            }
        }

        return null;
    }

    // /home/city → home.city, /tags/0 → tags[0]: the words of the field rules.
    private static string NameOf(string pointer)
    {
        var name = new System.Text.StringBuilder();
        foreach (var member in ValuePointer.Tokens(pointer))
        {
            name.Append(
                int.TryParse(member, out _) ? $"[{member}]"
                : name.Length == 0 ? member
                : $".{member}"
            );
        }

        return name.ToString();
    }
}
