using Mockd.Engine.Actions;
using Mockd.Engine.Tables;

namespace Mockd.Engine.Bindings;

/// <summary>The parts of nested keys that the path of an operation gives, by their place.</summary>
internal sealed class KeyParts
{
    public static readonly KeyParts None = new([], null);
    private readonly string[] _parameters;
    private readonly string? _key;

    private KeyParts(string[] parameters, string? key)
    {
        _parameters = parameters;
        _key = key;
    }

    /// <summary>None where the path gives fewer than the table's keys have: a list of the rows of all parents.</summary>
    public static KeyParts Of(string path, int depth, KeySource? key)
    {
        string[] all = [.. path.Split('{').Skip(1).Select(p => p.Split('}')[0])];
        var own = key is { IsPath: true } ? key.Name : null;
        var before = own is null ? all : [.. all.Where(p => p != own)];
        return depth == 0 && own is null ? None : new(before.Length >= depth ? before[..depth] : [], own);
    }

    /// <summary>What stands before the own key, with a slash behind it; empty where there is nothing.</summary>
    public string Prefix(OperationCall call)
    {
        switch (_parameters.Length)
        {
            case 0:
                return "";
            case 1:
                return NestedKeys.Part(call.Path.Find(_parameters[0]) ?? "") + "/";
            default:
                return string.Concat(_parameters.Select(p => NestedKeys.Part(call.Path.Find(p) ?? "") + "/"));
        }
    }

    /// <summary>The key of the row that those of this path stand under; null where the path does not give it.</summary>
    /// <param name="parts">Parts of its key, the own one among them.</param>
    public string? ParentKey(OperationCall call, int parts)
    {
        if (_parameters.Length >= parts)
        {
            return NestedKeys.First(Prefix(call), parts);
        }

        // There is one row for each parent, and it has the parent's key.
        return _parameters.Length + 1 == parts && _key is not null && call.Path.Find(_key) is { } own
            ? Prefix(call) + own
            : null;
    }

    /// <summary>What the keys of listed rows begin with; null where the path does not say.</summary>
    public Condition? Condition(OperationCall call) =>
        _parameters.Length == 0
            ? null
            : new Condition(
                Reference.UnderField(_parameters.Length),
                Comparison.Equal,
                [NestedKeys.First(Prefix(call), _parameters.Length)]
            );
}
