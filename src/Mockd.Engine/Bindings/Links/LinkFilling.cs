using Mockd.Contracts.Json;
using Mockd.Engine.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Randomness;
using Mockd.Engine.Schemas;
using Mockd.Engine.Schemas.Generation;

namespace Mockd.Engine.Bindings;

/// <summary>
/// Makes what a made-up answer links to fit: a member that is the parameter of a linked operation has the value that the
/// request gives for a parameter of that name, else one that the linked operation takes.
/// </summary>
internal sealed class LinkFilling
{
    private readonly (string Pointer, string Name, Parameter? Target)[] _places;

    private LinkFilling((string Pointer, string Name, Parameter? Target)[] places) => _places = places;

    /// <param name="find">The operation that a link names; null when there is none.</param>
    public static LinkFilling Of(ResponseDescription response, Func<Link, Operation?> find) =>
        new([
            .. response.Links.SelectMany(link =>
                link.Parameters.Where(p => PointerOf(p.Value) is not null)
                    .Select(p => (PointerOf(p.Value)!, NameOf(p.Key), Target(find(link), p.Key)))
            ),
        ]);

    public JsonValue Fill(JsonValue body, OperationCall call, ulong seed)
    {
        foreach (var (pointer, name, target) in _places)
        {
            if (ValuePointer.Find(body, pointer) is not { } made || made.Kind is JsonKind.Object or JsonKind.Array)
            {
                continue;
            }

            var said = call.Path.Find(name) ?? call.Request.Query.Get(name);
            if (said is not null)
            {
                body = Put(
                    body,
                    pointer,
                    made is JsonNumber && JsonNumber.TryParse(said) is { } number ? number : said
                );
            }
            else if (target?.Schema is { } schema && !SchemaChecker.IsValid(schema, made, isRequest: true))
            {
                body = Put(body, pointer, ValueGenerator.Generate(schema, Dice.Derive(seed, pointer), call.Now, name));
            }
        }

        return body;
    }

    private static string? PointerOf(JsonValue value) =>
        value is JsonText text
        && RuntimeExpression.Parse(text.Value)
            is { Source: RuntimeSource.Body, IsOfResponse: true, Name: { Length: > 0 } pointer }
            ? pointer
            : null;

    // path.id where an operation has parameters of one name in several places.
    private static string NameOf(string key) => Located(key) is { } dot ? key[(dot + 1)..] : key;

    private static int? Located(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && key[..dot] is "path" or "query" or "header" or "cookie" ? dot : null;
    }

    private static Parameter? Target(Operation? operation, string key)
    {
        var name = NameOf(key);
        var place = Located(key) is { } dot ? key[..dot] : null;
        return operation?.Parameters.FirstOrDefault(p =>
            p.Name == name && (place is null || p.In.ToString().Equals(place, StringComparison.OrdinalIgnoreCase))
        );
    }

    private static JsonValue Put(JsonValue body, string pointer, JsonValue value)
    {
        var slash = pointer.IndexOf('/', 1);
        var (head, rest) = slash < 0 ? (pointer[1..], "") : (pointer[1..slash], pointer[slash..]);
        var name = ValuePointer.Unescape(head);
        return body switch
        {
            JsonObject members when members[name] is { } member => members.With(
                name,
                rest.Length == 0 ? value : Put(member, rest, value)
            ),
            JsonArray items when ValuePointer.IsIndex(name, out var index) => items.Changed(
                (item, i) =>
                    i != index ? item
                    : rest.Length == 0 ? value
                    : Put(item, rest, value)
            ),
            _ => body,
        };
    }
}
