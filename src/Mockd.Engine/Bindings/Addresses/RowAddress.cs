using Mockd.Engine.Exchanges;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Bindings;

/// <summary>Where a row is found that an operation created.</summary>
/// <param name="get">Path of the operation that gets one row of the table; null when there is none.</param>
internal sealed class RowAddress(Operation operation, ApiPaths paths, string? get)
{
    private readonly string[] _own = Segments(operation.Path);
    private readonly string _extension = ApiPaths.Extension(operation.Path);
    private readonly string _getExtension =
        get is not null ? ApiPaths.Extension(get)
        : paths.ItemOf(operation.Path) is { } item ? paths.ExtensionOf(item, ApiPaths.Extension(operation.Path))
        : "";
    private readonly string[]? _get =
        get is null || paths.ItemOf(operation.Path) is not null
            ? null
            : Segments(get[..^ApiPaths.Extension(get).Length]);

    /// <summary>Path of the row, below whatever the operation was found below.</summary>
    public string Of(OperationCall call, string key)
    {
        var escaped = Uri.EscapeDataString(key);
        return (Filled(call, escaped) ?? $"{Collection(call)}/{escaped}") + _getExtension;
    }

    /// <summary>The part of a requested path that stands before the described one: a base path of a server.</summary>
    public static string BaseOf(Request request, int described)
    {
        var sent = Segments(request.RawPath);
        return string.Concat(sent.Take(Math.Max(0, sent.Length - described)).Select(s => "/" + s));
    }

    public static string[] Segments(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private string Collection(OperationCall call) =>
        call.Request.RawPath.TrimEnd('/') is var path && path.EndsWith(_extension, StringComparison.Ordinal)
            ? path[..^_extension.Length]
            : path;

    private string? Filled(OperationCall call, string key)
    {
        if (_get is null)
        {
            return null;
        }

        var filled = new string[_get.Length];
        for (var i = 0; i < filled.Length; i++)
        {
            var part = _get[i];
            var value =
                part is not ['{', .., '}'] ? part
                : i == filled.Length - 1 ? key
                : call.Path.Find(part[1..^1]) is { } given ? Uri.EscapeDataString(given)
                : null;
            if (value is null)
            {
                return null;
            }

            filled[i] = value;
        }

        return $"{BaseOf(call.Request, _own.Length)}/{string.Join('/', filled)}";
    }
}
