using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Json;

namespace Mockd.Engine.Compilation;

/// <summary>Finds the operation of every binding and checks what the entry says.</summary>
internal static class BindingResolver
{
    public static IReadOnlyList<ResolvedBinding> Resolve(CompileContext context, OperationNames index)
    {
        var resolved = new List<ResolvedBinding>();
        var seen = new Dictionary<int, string>();
        var tables = context
            .Config.Tables.Concat(context.Config.StatefulResources)
            .Select(t => t.Name)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (config, pointer) in Entries(context.Config))
        {
            var target =
                config.Absent == AbsentOperation.Skip
                    ? index.Find(config.Mock)
                    : Find(
                        context,
                        index,
                        config.Mock,
                        pointer + "/mock",
                        config.Absent == AbsentOperation.Serve
                            ? "what no description has is served under its `METHOD /path`"
                            : null
                    );
            if (!tables.Contains(config.Table))
            {
                context.Error(
                    DiagnosticCodes.BindingToMissingTable,
                    pointer + "/table",
                    $"table '{config.Table}' in binding '{config.Mock}' does not exist",
                    NearestName.Hint(config.Table, tables)
                );
            }
            else if (target is not null && IsSound(context, config, pointer, seen, target))
            {
                resolved.Add(new ResolvedBinding(config, target, pointer));
            }
        }

        return resolved;
    }

    /// <summary>The operation of this name; null after an error was added, or when its description could not be read.</summary>
    /// <param name="suggestion">What to do instead, where it is not the nearest name.</param>
    public static BindingTarget? Find(
        CompileContext context,
        OperationNames index,
        string name,
        string pointer,
        string? suggestion = null
    )
    {
        if (index.Find(name) is { } found)
        {
            return found;
        }

        if (!index.MayBeUnread(name))
        {
            var nearest = NearestName.Of(name, index.Names, 3);
            context.Error(
                DiagnosticCodes.BindingToUnknownOperation,
                pointer,
                $"operation '{name}' does not exist",
                suggestion is not null ? suggestion
                    : nearest.Count == 0 ? "`mockd list` shows all operations"
                    : $"did you mean {string.Join(", ", nearest.Select(n => $"'{n}'"))}?"
            );
        }

        return null;
    }

    private static bool IsSound(
        CompileContext context,
        BindingConfig config,
        string pointer,
        Dictionary<int, string> seen,
        BindingTarget target
    )
    {
        if (!seen.TryAdd(target.Number, pointer))
        {
            context.Error(
                DiagnosticCodes.DuplicateBinding,
                pointer + "/mock",
                $"operation '{config.Mock}' is bound twice; the first binding is at {context.File.Map.At(seen[target.Number])}",
                "keep one of the two"
            );
            return false;
        }

        if (config is { Action: TableAction.Custom, Operation: null })
        {
            context.Error(
                DiagnosticCodes.BindingWithoutCustomOperation,
                pointer,
                $"binding '{config.Mock}' has action 'custom' but no `operation`",
                "name one of `customOperations`"
            );
            return false;
        }

        return true;
    }

    private static IEnumerable<(BindingConfig Config, string Pointer)> Entries(TwinConfig config)
    {
        for (var i = 0; i < config.Extend.Count; i++)
        {
            yield return (config.Extend[i], $"/extend/{i}");
        }

        for (var i = 0; i < config.Mocks.Count; i++)
        {
            if (config.Mocks[i] is { Http.StatefulBinding: { } binding } stub)
            {
                var mock =
                    stub.OperationId
                    ?? stub.Id
                    ?? $"{(stub.Http.Matcher.Method ?? "*").ToUpperInvariant()} {stub.Http.Matcher.Path ?? stub.Http.Matcher.PathPattern ?? "/*"}";
                yield return (
                    new BindingConfig
                    {
                        Mock = mock,
                        Table = binding.Table,
                        Action = binding.Action,
                        Operation = binding.Operation,
                    },
                    $"/mocks/{i}/http/statefulBinding"
                );
            }
        }
    }
}
