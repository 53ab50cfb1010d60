namespace Mockd.Engine.OpenApi;

/// <summary>Makes the request body of a version 2 operation from its body or form parameters.</summary>
internal static class FormReader
{
    public static RequestBody? Read(
        DescriptionDocument document,
        PlacedElement operation,
        IReadOnlyList<PlacedElement> parameters
    )
    {
        var fields = new List<PlacedElement>();
        foreach (var place in parameters)
        {
            switch (place.Element.TextMember("in"))
            {
                case "body":
                    return Body(document, operation, place);
                case "formData":
                    fields.Add(place);
                    break;
            }
        }

        return fields.Count > 0 ? Form(document, operation, fields) : null;
    }

    private static RequestBody Body(DescriptionDocument document, PlacedElement operation, PlacedElement place)
    {
        var names = ContentReader.Names(document, operation, "consumes");
        var schema = ContentReader.SchemaOf(document, place);
        return new RequestBody
        {
            Required = IsRequired(place),
            Content = ContentReader.Make(document, schema, names.Count > 0 ? names : ["application/json"], default),
        };
    }

    private static RequestBody Form(DescriptionDocument document, PlacedElement operation, List<PlacedElement> fields)
    {
        var properties = new List<KeyValuePair<string, Schema>>();
        var required = new HashSet<string>();
        var hasFile = false;
        foreach (var field in fields)
        {
            if (field.Element.TextMember("name") is not { } name)
            {
                continue;
            }

            properties.Add(KeyValuePair.Create(name, document.SchemaAt(field.Pointer, field.Element)));
            hasFile |= field.Element.TextMember("type") == "file";
            if (IsRequired(field))
            {
                required.Add(name);
            }
        }

        var keywords = new SchemaKeywords
        {
            Types = SchemaTypes.Object,
            Properties = properties,
            Required = required,
        };
        var schema = new Schema(document, JsonPointers.Child(operation.Pointer, "parameters"), keywords);
        var content = ContentReader.Make(document, schema, FormTypes(document, operation, hasFile), default);
        return new RequestBody { Required = required.Count > 0, Content = content };
    }

    private static List<string> FormTypes(DescriptionDocument document, PlacedElement operation, bool hasFile)
    {
        var names = ContentReader.Names(document, operation, "consumes");
        return names.Exists(n => n is "application/x-www-form-urlencoded" or "multipart/form-data")
            ? names
            : [hasFile ? "multipart/form-data" : "application/x-www-form-urlencoded", .. names];
    }

    private static bool IsRequired(PlacedElement parameter) => parameter.Element.FlagMember("required") ?? false;
}
