using System.Text.Json;
using Mockd.Contracts.Diagnostics;

namespace Mockd.Engine.OpenApi;

/// <summary>Lists the operations under `paths` without reading any of them.</summary>
internal sealed class OperationIndex(
    DescriptionDocument document,
    bool isVersion2,
    string file,
    ICollection<Diagnostic> diagnostics
)
{
    private readonly Dictionary<string, int> _ids = [];
    private readonly List<Operation> _operations = [];

    public IReadOnlyList<Operation> Read(JsonElement paths)
    {
        foreach (var (path, written) in paths.Members())
        {
            if (path.StartsWith("x-", StringComparison.Ordinal))
            {
                continue;
            }

            var pointer = JsonPointers.Child("/paths", path);
            if (document.Resolve(pointer, written) is { Element: { ValueKind: JsonValueKind.Object } } place)
            {
                CheckPath(path, pointer);
                ReadItem(path, place);
            }
            else
            {
                Warn(pointer, $"The path '{path}' is not an object, or its reference leads nowhere; it is left out.");
            }
        }

        return _operations;
    }

    private void ReadItem(string path, Place item)
    {
        foreach (var (name, element) in item.Element.Members())
        {
            if (name == "additionalOperations")
            {
                foreach (var (method, other) in element.Members())
                {
                    Add(
                        method.ToUpperInvariant(),
                        path,
                        new Place(JsonPointers.Child(item.Pointer, name, method), other),
                        item
                    );
                }
            }
            else if (MethodOf(name) is { } method)
            {
                Add(method, path, new Place(JsonPointers.Child(item.Pointer, name), element), item);
            }
        }
    }

    private void Add(string method, string path, Place place, Place item)
    {
        if (!place.Element.IsObject())
        {
            Warn(place.Pointer, $"The operation {method} {path} is not an object; it is left out.");
            return;
        }

        var id = place.Element.TextMember("operationId");
        if (id is not null && !_ids.TryAdd(id, 1))
        {
            var written = id;
            do
            {
                id = $"{written}_{++_ids[written]}";
            } while (!_ids.TryAdd(id, 1));

            Warn(place.Pointer, $"The operationId '{written}' is used before; this operation is called '{id}'.");
        }

        _operations.Add(
            new Operation(document, isVersion2, place, item)
            {
                Method = method,
                Path = path,
                OperationId = id,
            }
        );
    }

    private void CheckPath(string path, string pointer)
    {
        if (!path.StartsWith('/'))
        {
            Warn(pointer, $"The path '{path}' does not begin with a slash.");
        }

        if (path.AsSpan().IndexOfAny('?', '#') >= 0)
        {
            Warn(
                pointer,
                $"The path '{path}' holds a query or a fragment; a request is told apart by a query parameter, header or form field of that name."
            );
        }
    }

    private void Warn(string pointer, string message) =>
        diagnostics.Add(
            Diagnostic.Warning(DiagnosticCodes.DescriptionOddity, DescriptionPlaces.Of(file, pointer), message)
        );

    private static string? MethodOf(string name) =>
        name switch
        {
            "get" => "GET",
            "put" => "PUT",
            "post" => "POST",
            "delete" => "DELETE",
            "options" => "OPTIONS",
            "head" => "HEAD",
            "patch" => "PATCH",
            "trace" => "TRACE",
            "query" => "QUERY",
            _ => null,
        };
}
