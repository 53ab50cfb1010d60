using System.Text.Json;
using Mockd.Contracts.Diagnostics;

namespace Mockd.Engine.OpenApi;

/// <summary>Lists the operations under `paths` without reading any of them.</summary>
internal sealed class OperationIndex(
    DescriptionDocument document,
    string version,
    string file,
    ICollection<Diagnostic> diagnostics
)
{
    private const int FewestOfMany = 10;
    private readonly bool _requiresResponses = version is "2.0" or "3.0";
    private readonly Dictionary<string, int> _ids = [];
    private readonly Dictionary<string, string> _templates = [];
    private readonly List<Operation> _operations = [];
    private readonly List<PlacedElement> _places = [];

    public IReadOnlyList<Operation> Read(JsonElement paths)
    {
        foreach (var (path, written) in document.Map("/paths", paths))
        {
            if (path.StartsWith("x-", StringComparison.Ordinal))
            {
                continue;
            }

            var pointer = written.Pointer;
            if (document.Resolve(pointer, written.Element) is { Element: { ValueKind: JsonValueKind.Object } } place)
            {
                CheckPath(path, pointer);
                CheckTemplate(path, pointer);
                ReadItem(path, place);
            }
            else
            {
                Warn(pointer, $"The path '{path}' is not an object, or its reference leads nowhere; it is left out.");
            }
        }

        // A few operations each say themselves what they lack.
        var unanswered = _places.Count < FewestOfMany ? 0 : _places.Count(p => !AnswersSuccess(p));
        if (unanswered * 2 > _operations.Count)
        {
            diagnostics.Add(
                Diagnostic.Warning(
                    DiagnosticCodes.MostlyUnanswered,
                    DescriptionPlaces.Of(file, ""),
                    $"{unanswered} of {_operations.Count} operations describe no success, or refer to one that is not there; they answer 200 without a body",
                    "import the file that the description was bundled from, or put the files that it refers to beside it"
                )
            );
        }

        return _operations;
    }

    private void ReadItem(string path, PlacedElement item)
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
                        new PlacedElement(JsonPointers.Child(item.Pointer, name, method), other),
                        item
                    );
                }
            }
            else if (MethodOf(name) is { } method)
            {
                Add(method, path, new PlacedElement(JsonPointers.Child(item.Pointer, name), element), item);
            }
        }
    }

    private void Add(string method, string path, PlacedElement written, PlacedElement item)
    {
        if (document.Resolve(written.Pointer, written.Element) is not { Element.ValueKind: JsonValueKind.Object } place)
        {
            Warn(
                written.Pointer,
                $"The operation {method} {path} is not an object, or its reference leads nowhere; it is left out."
            );
            return;
        }

        CheckResponses(method, path, place);
        _places.Add(place);
        var id = place.Element.TextMember("operationId");
        if (id is not null && !_ids.TryAdd(id, 1))
        {
            var given = id;
            do
            {
                id = $"{given}_{++_ids[given]}";
            } while (!_ids.TryAdd(id, 1));

            Warn(place.Pointer, $"The operationId '{given}' is used before; this operation is called '{id}'.");
        }

        _operations.Add(
            new Operation(document, version == "2.0", place, item)
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
            Warn(pointer, $"The path '{path}' does not begin with a slash; it is served as if it did.");
        }

        if (path.AsSpan().IndexOfAny('?', '#') >= 0)
        {
            Warn(
                pointer,
                $"The path '{path}' holds a query or a fragment; a request is told apart by a query parameter, header or member of the body of that name, or by members that only one of them takes."
            );
        }
    }

    /// <summary>Requests do not tell two paths apart that differ in the names of their parameters only.</summary>
    private void CheckTemplate(string path, string pointer)
    {
        var template = PathNames.Without(path);
        if (_templates.TryAdd(template, path))
        {
            return;
        }

        var other = _templates[template];
        Warn(
            pointer,
            (
                other == path
                    ? $"The path '{path}' is given twice"
                    : $"The path '{path}' differs from '{other}' only in the names of parameters"
            ) + "; both are served, and where they have the same method the first one is."
        );
    }

    private void CheckResponses(string method, string path, PlacedElement place)
    {
        if (_requiresResponses && place.Element.Member("responses") is null)
        {
            Warn(
                place.Pointer,
                $"The operation {method} {path} has no 'responses', which this version requires; it answers 200 without a body."
            );
        }
    }

    // Looked at without being read: a start does not pay for what responses hold.
    private bool AnswersSuccess(PlacedElement operation)
    {
        foreach (var (status, written) in document.MapOf(operation, "responses"))
        {
            if (
                status is ['2', ..] or ['3', ..] or "default"
                && document.Resolve(written.Pointer, written.Element) is { Element.ValueKind: JsonValueKind.Object }
            )
            {
                return true;
            }
        }

        return false;
    }

    private void Warn(string pointer, string message) =>
        diagnostics.Add(
            Diagnostic.Warning(DiagnosticCodes.DescriptionOddity, DescriptionPlaces.Of(file, pointer), message)
        );

    public static string? MethodOf(string name) =>
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
