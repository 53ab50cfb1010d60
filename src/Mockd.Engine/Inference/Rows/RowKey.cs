using Mockd.Engine.Bindings;
using Mockd.Engine.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Inference;

/// <summary>Which property of a row the last parameter of its path holds.</summary>
internal static class RowKey
{
    // In the order in which they are believed.
    private static readonly string[] Usual =
    [
        "id",
        "sid",
        "uuid",
        "guid",
        "gid",
        "_id",
        "key",
        "slug",
        "login",
        "username",
        "user_name",
        "handle",
        "name",
        "number",
        "code",
        "identifier",
        "uid",
        "token",
        "ref",
        "sha",
        "path",
        "email",
    ];

    /// <summary>Null when the row has no property that could be it.</summary>
    /// <param name="parameter">Of the item's path; empty where there is none.</param>
    /// <param name="thing">The row's name in the singular.</param>
    /// <param name="type">Of the parameter; <see cref="SchemaTypes.Any"/> where nothing is said.</param>
    public static (string Name, Evidence Evidence)? Find(Schema row, string parameter, string thing, SchemaTypes type)
    {
        string[] names = [.. SchemaNames.Of(row).Where(n => RowReading.IsScalar(row.FindProperty(n)!))];
        if (parameter.Length > 0 && FieldNames.Find(names, parameter) is { } same)
        {
            return (same, new Evidence("key-named", $"{{{parameter}}} is the property '{same}'"));
        }

        var words = NameWords.Joined(parameter);
        foreach (var candidate in Candidates(words, thing))
        {
            if (FieldNames.Find(names, candidate) is { } own && Fits(row.FindProperty(own)!, type, words, own))
            {
                return (own, new Evidence("key-usual", $"{{{parameter}}} names a {thing} by its '{own}'"));
            }
        }

        return null;
    }

    /// <summary>A key one level down, in a member that says what the row is: <c>metadata.name</c>.</summary>
    public static (string Holder, string Name, Evidence Evidence)? FindInside(Schema row, string parameter)
    {
        foreach (
            var holder in SchemaNames
                .Of(row)
                .Where(n => NameWords.Joined(n) is "metadata" or "meta" or "sys" or "system" or "attributes")
        )
        {
            var inner = row.FindProperty(holder)!;
            string[] names = [.. SchemaNames.Of(inner).Where(n => RowReading.IsScalar(inner.FindProperty(n)!))];
            var found =
                FieldNames.Find(names, parameter)
                ?? FieldNames.Find(names, "id")
                ?? FieldNames.Find(names, "name")
                ?? FieldNames.Find(names, "key");
            if (found is not null)
            {
                return (
                    holder,
                    found,
                    new Evidence("key-inside", $"{{{parameter}}} is the property '{holder}.{found}'")
                );
            }
        }

        return null;
    }

    private static IEnumerable<string> Candidates(string words, string thing)
    {
        // `issue_number` of an issue, `account_sid` of anything.
        if (words.StartsWith(thing + "_", StringComparison.Ordinal) && thing.Length > 0)
        {
            yield return words[(thing.Length + 1)..];
        }

        if (words.LastIndexOf('_') is > 0 and var at)
        {
            var last = words[(at + 1)..];
            if (Usual.Contains(last))
            {
                yield return last;
            }
        }

        yield return thing + "_id";
        foreach (var usual in Usual)
        {
            yield return usual;
            if (usual is "id" or "uuid" or "key" or "name" or "number" or "code" or "sid")
            {
                yield return thing + "_" + usual;
            }
        }
    }

    // A path says `string` of any id; a number that is no id is not what a text names.
    private static bool Fits(Schema property, SchemaTypes type, string words, string own)
    {
        var possible = SchemaView.Of(property).Possible;
        var isNumber = (possible & SchemaTypes.String) == 0;
        if (type is SchemaTypes.Integer or SchemaTypes.Number)
        {
            return isNumber || (possible & (SchemaTypes.Integer | SchemaTypes.Number)) != 0;
        }

        if (!isNumber || type == SchemaTypes.Any)
        {
            return (possible & SchemaTypes.Boolean) == 0 || possible != SchemaTypes.Boolean;
        }

        return words.Length == 0 || words.EndsWith("id", StringComparison.Ordinal) || FieldNames.AreAlike(words, own);
    }
}
