using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Representations;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Checks;

/// <summary>Reads parameters from the text of a request, by their style.</summary>
internal static class ParameterText
{
    // Stands for the parameter's name before brackets.
    private const string Bracketed = "p";

    /// <summary>The typed value; null when the parameter was not sent.</summary>
    public static (JsonValue? Value, string? Problem)? Find(Parameter parameter, in CheckedRequest request)
    {
        if (parameter.ContentType is { } type)
        {
            return DescribedText.Find(parameter, type, request);
        }

        if (parameter.In == ParameterLocation.Path)
        {
            return request.Path.Find(parameter.Name) is { } segment ? OfPath(parameter, segment) : null;
        }

        var value = parameter.In switch
        {
            ParameterLocation.Header => request.Headers?.Get(parameter.Name) is { } text
                ? Typed(parameter, text, ',')
                : null,
            ParameterLocation.Cookie => OfPairs(parameter, RequestCookies.Read(request, parameter)),
            _ => OfPairs(parameter, request.Query.Pairs),
        };
        return value is null ? null : (value, null);
    }

    /// <summary>The members of the parameter's object are parameters themselves.</summary>
    public static bool IsSpread(Parameter parameter) =>
        parameter is { Style: "form" or "cookie", Explode: true, Schema: not null, ContentType: null }
        && Allows(parameter, SchemaTypes.Object)
        && !Allows(parameter, SchemaTypes.String | SchemaTypes.Array);

    private static (JsonValue? Value, string? Problem) OfPath(Parameter parameter, string text) =>
        parameter.Style switch
        {
            "label" when text.StartsWith('.') => (Typed(parameter, text[1..], parameter.Explode ? '.' : ','), null),
            "label" => (text, "must begin with a dot (style label)"),
            "matrix" when text.StartsWith(';') => OfMatrix(parameter, text[1..]),
            "matrix" => (text, "must begin with a semicolon (style matrix)"),
            _ => (Typed(parameter, text, ','), null),
        };

    // ;color=blue,black or, exploded, ;color=blue;color=black; the members of exploded objects have their own names.
    private static (JsonValue? Value, string? Problem) OfMatrix(Parameter parameter, string text)
    {
        var node = new FormNode();
        var isObject = parameter.Explode && Allows(parameter, SchemaTypes.Object);
        foreach (var part in text.Split(';'))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = equals < 0 ? (part, "") : (part[..equals], part[(equals + 1)..]);
            if (isObject)
            {
                node.Child(name).Texts.Add(value);
            }
            else if (name != parameter.Name)
            {
                return (text, $"must be written ;{parameter.Name}=… (style matrix)");
            }
            else if (parameter.Explode)
            {
                node.Texts.Add(value);
            }
            else
            {
                return (Typed(parameter, value, ','), null);
            }
        }

        return (FormTyping.Value(node, View(parameter)), null);
    }

    private static JsonValue? OfPairs(Parameter parameter, IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        FormNode? node = null;
        var name = parameter.Name.EndsWith("[]", StringComparison.Ordinal) ? parameter.Name[..^2] : parameter.Name;
        var isSpread = pairs.Count > 0 && IsSpread(parameter);
        List<KeyValuePair<string, string>>? bracketed = null;
        for (var i = 0; i < pairs.Count; i++)
        {
            var (key, value) = pairs[i];
            if (key == parameter.Name)
            {
                (node ??= new()).Texts.Add(value);
            }
            else if (IsBelow(key, name))
            {
                // Under a name of its own: the parameter's may hold brackets itself (filter[state][]).
                (bracketed ??= []).Add(new(Bracketed + key[name.Length..], value));
            }
            else if (isSpread && View(parameter)!.Member(key) is not null)
            {
                (node ??= new()).Child(key).Texts.Add(value);
            }
        }

        if (bracketed is not null)
        {
            // Brackets that do not close are part of a name, and that name is another parameter's.
            return FormReading.Read(bracketed).Find(Bracketed) is { } below
                ? FormTyping.Value(below, View(parameter))
                : null;
        }

        return node is null ? null
            : parameter.Explode || node.Texts.Count == 0 ? OfExploded(parameter, node)
            : Typed(parameter, node.Texts[^1], Delimiter(parameter.Style));
    }

    private static JsonValue OfExploded(Parameter parameter, FormNode node) =>
        node.Texts is [""] && IsOnly(parameter, SchemaTypes.Array)
            ? JsonArray.Empty
            : FormTyping.Value(node, View(parameter));

    private static bool IsBelow(string key, string name) =>
        key.Length > name.Length + 1 && key[name.Length] == '[' && key.StartsWith(name, StringComparison.Ordinal);

    private static char Delimiter(string style) =>
        style switch
        {
            "spaceDelimited" => ' ',
            "pipeDelimited" => '|',
            _ => ',',
        };

    /// <summary>Lists and objects are written with a delimiter between their parts, everything else as it is.</summary>
    private static JsonValue Typed(Parameter parameter, string text, char delimiter)
    {
        if (IsOnly(parameter, SchemaTypes.Array) || (Allows(parameter, SchemaTypes.Array) && text.Contains(delimiter)))
        {
            return text.Length == 0 ? JsonArray.Empty : Items(parameter, text, delimiter);
        }

        return IsOnly(parameter, SchemaTypes.Object)
            ? Members(parameter, text, delimiter)
            : TextTyping.Typed(text, parameter.Schema);
    }

    private static JsonValue Items(Parameter parameter, string text, char delimiter)
    {
        var node = new FormNode();
        var isHeader = parameter.In == ParameterLocation.Header;
        node.Texts.AddRange(text.Split(delimiter).Select(t => isHeader ? t.Trim() : t));
        return FormTyping.Value(node, View(parameter));
    }

    // R=100,G=200 when exploded, else R,100,G,200.
    private static JsonObject Members(Parameter parameter, string text, char delimiter)
    {
        var node = new FormNode();
        var parts = text.Split(delimiter);
        for (var i = 0; i < parts.Length; i++)
        {
            var equals = parts[i].IndexOf('=', StringComparison.Ordinal);
            if (parameter.Explode && equals > 0)
            {
                node.Child(parts[i][..equals].Trim()).Texts.Add(parts[i][(equals + 1)..]);
            }
            else if (!parameter.Explode && i + 1 < parts.Length)
            {
                node.Child(parts[i].Trim()).Texts.Add(parts[++i]);
            }
        }

        return node.Children.Count == 0 ? JsonObject.Empty : FormTyping.Object(node, View(parameter));
    }

    private static SchemaView? View(Parameter parameter) =>
        parameter.Schema is { } schema ? SchemaView.Of(schema) : null;

    private static bool Allows(Parameter parameter, SchemaTypes types) =>
        View(parameter) is { } view && (view.Possible & types) != 0 && view.Possible != ~SchemaTypes.Any;

    private static bool IsOnly(Parameter parameter, SchemaTypes type) =>
        Allows(parameter, type) && (View(parameter)!.Possible & ~(type | SchemaTypes.Null)) == 0;
}
