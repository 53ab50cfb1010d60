using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;

namespace Mockd.Engine.Compilation.Checks;

/// <summary>Bindings whose action does not go with their operation, and keys that the action does not read.</summary>
internal static class BindingReview
{
    public static void Run(CompileContext context, IReadOnlyList<ResolvedBinding> bindings)
    {
        foreach (var binding in bindings)
        {
            CheckAction(context, binding);
            CheckKeys(context, binding);
        }
    }

    private static void CheckAction(CompileContext context, ResolvedBinding binding)
    {
        var (method, path) = (binding.Target.Method, binding.Target.Path);
        var config = binding.Config;
        var action = config.Action.ToString().ToLowerInvariant();
        if (
            method is "GET" or "HEAD"
            && config.Action is TableAction.Create or TableAction.Update or TableAction.Patch or TableAction.Delete
        )
        {
            Warn(
                context,
                binding,
                $"{method} {path} is bound to '{action}', and {method} changes nothing",
                "use get or list"
            );
        }
        else if (method == "DELETE" && config.Action is TableAction.Get or TableAction.List or TableAction.Create)
        {
            Warn(context, binding, $"{method} {path} is bound to '{action}'", "use delete");
        }
        else if (
            config.Action == TableAction.List
            && config.Where.Count == 0
            && path.EndsWith('}')
            && path[(path.LastIndexOf('/') + 1)..].StartsWith('{')
            && !HasParent(context, config.Table)
        )
        {
            Warn(context, binding, $"{method} {path} names one row and is bound to 'list'", "use get");
        }
    }

    private static bool HasParent(CompileContext context, string table) =>
        TableCompiler.Entries(context.Config).Any(t => t.Config.Name == table && t.Config.ParentField is not null);

    private static void Warn(CompileContext context, ResolvedBinding binding, string message, string suggestion) =>
        context.Warn(DiagnosticCodes.UnlikelyAction, binding.Pointer + "/action", message, suggestion);

    private static void CheckKeys(CompileContext context, ResolvedBinding binding)
    {
        var config = binding.Config;
        Without("operation", config.Operation is not null, TableAction.Custom);
        Without("merge", config.Merge is not null, TableAction.Patch);
        Without("search", config.Search is not null, TableAction.List);
        Without("paging", config.Paging is not null, TableAction.List);
        if (config is { By: not null, Action: TableAction.List or TableAction.Create })
        {
            Unread("by", "get, update, patch, delete or custom");
        }

        void Without(string key, bool isGiven, TableAction reader)
        {
            if (isGiven && config.Action != reader && !(key == "merge" && config.Action == TableAction.Update))
            {
                Unread(key, reader.ToString().ToLowerInvariant());
            }
        }

        void Unread(string key, string readers) =>
            context.Warn(
                DiagnosticCodes.SettingWithoutEffect,
                $"{binding.Pointer}/{key}",
                $"action '{config.Action.ToString().ToLowerInvariant()}' does not read `{key}`",
                $"it is for action {readers}"
            );
    }
}
