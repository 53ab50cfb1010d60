using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Bindings;

/// <summary>Finds where the things of an operation's answers are: by its own path, and by the paths of the description.</summary>
internal sealed class SpotFinder
{
    private readonly Operation _operation;
    private readonly ApiPaths _paths;
    private readonly string _shape;
    private readonly string _extension;
    private readonly string[] _own;
    private readonly Lazy<int> _item;
    private readonly Lazy<string?> _rows;

    /// <param name="answersResource">The last path parameter names what is answered, not what it belongs to.</param>
    public SpotFinder(Operation operation, ApiPaths paths, Func<bool> answersResource)
    {
        _operation = operation;
        _paths = paths;
        _shape = ApiPaths.Shape(operation.Path);
        _extension = ApiPaths.Extension(operation.Path);
        _own = RowAddress.Segments(_shape);
        // How many segments lead to the thing: those behind it say what is done to it.
        _item = new(() =>
            _own is [] or [.., "{}"] || !_own.Contains("{}") || !answersResource()
                ? _own.Length
                : Array.FindLastIndex(_own, s => s == "{}") + 1
        );
        _rows = new(() => paths.ItemOf(_shape) ?? Named(Word()));
    }

    public ApiPaths Paths => _paths;

    /// <summary>Of what is answered as a whole.</summary>
    public Spot Whole(Request request, JsonValue answer)
    {
        var path = WithoutExtension(request.RawPath.TrimEnd('/'));
        if (_operation.Method == "POST" && _paths.ItemOf(_shape) is { } item && KeyOf(answer, 0) is { } key)
        {
            return At($"{path}/{Uri.EscapeDataString(key)}", item);
        }

        var cut = _own.Length - _item.Value;
        for (var i = 0; i < cut; i++)
        {
            path = path[..Math.Max(0, path.LastIndexOf('/'))];
        }

        return At(path, cut == 0 ? _shape : "/" + string.Join('/', _own.Take(_item.Value)));
    }

    /// <summary>Path of what a request created, or else of what it is about.</summary>
    public string Created(Request request, JsonValue answer)
    {
        var whole = Whole(request, answer);
        return
            _operation.Method == "POST"
            && whole.Shape?.EndsWith("{}", StringComparison.Ordinal) != true
            && KeyOf(answer, 0) is { } key
            ? At($"{whole.Path}/{Uri.EscapeDataString(key)}", null).Address
            : whole.Address;
    }

    /// <summary>Of a row of the answered list.</summary>
    public Spot Row(Request request, Spot list, JsonObject row) =>
        KeyOf(row, MostWrapped) is not { } key ? At(list.Path, null)
        : _rows.Value is { } item && Filled(item, request, key) is { } path ? At(path, item)
        : At($"{list.Path}/{Uri.EscapeDataString(key)}", null);

    /// <summary>Of what a member of a thing holds.</summary>
    public Spot Member(Request request, Spot owner, string name, JsonValue value)
    {
        var words = NameWords.Joined(name);
        if (owner.Shape is { } shape && _paths.Child(shape, words) is { } segment)
        {
            return At($"{owner.Path}/{segment}", $"{shape}/{segment}");
        }

        if (value is JsonObject && KeyOf(value, MostWrapped) is { } key && Item(request, words, key) is { } item)
        {
            return item;
        }

        return At($"{owner.Path}/{name}", null);
    }

    /// <summary>A place with the extension that it is described with; with that of the operation where it is not described.</summary>
    public Spot At(string path, string? shape) => new(path, shape, _paths.ExtensionOf(shape, _extension));

    /// <summary>A thing by its name and key; null when the description has no path for it.</summary>
    public Spot? Item(Request request, string words, string key) =>
        Named(NameWords.Singular(words)) is { } shape && Filled(shape, request, key) is { } path
            ? At(path, shape)
            : null;

    /// <summary>The things of a name; null when the description has no path for them.</summary>
    public Spot? Collection(Request request, string words) =>
        Named(NameWords.Singular(words)) is { } item
        && _paths.Has(item[..^3])
        && Filled(item[..^3], request, null) is { } path
            ? At(path, item[..^3])
            : null;

    /// <summary>Of an answer that is about one thing: the word for it.</summary>
    public string Word() => ApiPaths.Word(_own);

    private const int MostWrapped = 2;

    /// <summary>The key of a thing, or of the one that an envelope holds.</summary>
    private static string? KeyOf(JsonValue value, int depth) =>
        value is not JsonObject members ? null
        : DistinctRows.KeyName(members) is { } name ? members[name]!.ToPlainText()
        : depth < MostWrapped
            ? members
                .Where(m => m.Value is JsonObject && !LinkNames.IsLinks(m.Key))
                .Select(m => KeyOf(m.Value, depth + 1))
                .FirstOrDefault(k => k is not null)
        : null;

    private string WithoutExtension(string path) =>
        _extension.Length > 0 && path.EndsWith(_extension, StringComparison.Ordinal)
            ? path[..^_extension.Length]
            : path;

    // Of several paths the one that needs least besides the key.
    private string? Named(string singular) =>
        singular.Length == 0
            ? null
            : _paths.ItemsNamed(singular).Where(p => Common(RowAddress.Segments(p)) >= 0).MinBy(p => p.Length);

    /// <summary>How many leading segments are those of the operation; -1 when a parameter would be left open.</summary>
    private int Common(string[] segments)
    {
        var common = 0;
        while (common < segments.Length && common < _own.Length && segments[common] == _own[common])
        {
            common++;
        }

        return Array.IndexOf(segments, "{}", common, Math.Max(0, segments.Length - 1 - common)) < 0 ? common : -1;
    }

    private string? Filled(string shape, Request request, string? key)
    {
        var segments = RowAddress.Segments(shape);
        var sent = RowAddress.Segments(WithoutExtension(request.RawPath.TrimEnd('/')));
        var before = sent.Length - _own.Length;
        if (before < 0)
        {
            return null;
        }

        for (var i = 0; i < segments.Length; i++)
        {
            if (segments[i] != "{}")
            {
                continue;
            }

            if (i == segments.Length - 1 && key is not null)
            {
                segments[i] = Uri.EscapeDataString(key);
            }
            else if (i < _own.Length && _own[i] == "{}")
            {
                segments[i] = sent[before + i];
            }
            else
            {
                return null;
            }
        }

        return "/" + string.Join('/', sent.Take(before).Concat(segments));
    }
}
