using Mockd.Contracts.Configuration;
using Mockd.Engine.Imports;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Compilation;

/// <summary>Finds operations and stubs by the names that bindings use.</summary>
internal sealed class OperationNames
{
    private readonly Dictionary<string, BindingTarget> _byName = new(StringComparer.Ordinal);
    private readonly List<BindingTarget> _targets = [];

    private readonly ImportConfig[] _unread;

    public OperationNames(IReadOnlyList<ImportedDescription> imports, TwinConfig config)
    {
        _unread = [.. config.Imports.Where(i => !imports.Any(read => ReferenceEquals(read.Import, i)))];
        foreach (var stub in config.Mocks.Where(m => m.Http is not null))
        {
            Add(stub);
        }

        foreach (var import in imports)
        {
            foreach (var operation in import.Description.Operations)
            {
                Add(import, operation);
            }
        }

        foreach (var binding in config.Extend.Where(b => b.Absent == AbsentOperation.Serve))
        {
            Serve(binding.Mock);
        }
    }

    /// <summary>Stubs first, then operations in the order of imports and documents.</summary>
    public IReadOnlyList<BindingTarget> Targets => _targets;

    /// <summary><c>namespace.operationId</c>, a stub's id or operationId, or <c>METHOD /path</c>.</summary>
    public BindingTarget? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Whether a name may belong to a description that could not be read, which was reported already.</summary>
    public bool MayBeUnread(string name) =>
        Array.Exists(_unread, i => i.As is null || name.StartsWith(i.As + ".", StringComparison.Ordinal));

    public IEnumerable<string> Names => _byName.Keys;

    // An operation that some version of the description lacks; what is described counts, whatever its parameters are called.
    private void Serve(string name)
    {
        if (
            _byName.ContainsKey(name)
            || name.Split(' ') is not [{ Length: > 0 } method, ['/', ..] path]
            || !method.All(char.IsAsciiLetterUpper)
        )
        {
            return;
        }

        var target = _targets.Find(t => t.Method == method && PathNames.Without(t.Path) == PathNames.Without(path));
        if (target is null)
        {
            target = new BindingTarget(_targets.Count, name, method, path, null, null, null);
            _targets.Add(target);
        }

        _byName.Add(name, target);
    }

    private void Add(StubConfig stub)
    {
        var matcher = stub.Http!.Matcher;
        var method = (matcher.Method ?? "*").ToUpperInvariant();
        var path = matcher.Path ?? matcher.PathPattern ?? "/*";
        var name = stub.OperationId ?? stub.Id ?? $"{method} {path}";
        var target = new BindingTarget(_targets.Count, name, method, path, null, null, stub);
        _targets.Add(target);
        foreach (var alias in new[] { stub.OperationId, stub.Id, $"{method} {path}" })
        {
            if (alias is not null)
            {
                _byName.TryAdd(alias, target);
            }
        }
    }

    private void Add(ImportedDescription import, Operation operation)
    {
        var route = $"{operation.Method} {operation.Path}";
        var name =
            operation.OperationId is not { } id ? route
            : import.Import.As is { } space ? $"{space}.{id}"
            : id;
        var target = new BindingTarget(_targets.Count, name, operation.Method, operation.Path, operation, import, null);
        _targets.Add(target);
        _byName.TryAdd(name, target);
        _byName.TryAdd(route, target);
    }
}
