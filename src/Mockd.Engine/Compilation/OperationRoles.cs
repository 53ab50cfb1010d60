using Mockd.Engine.Bindings;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Compilation;

/// <summary>What an operation that nobody bound is to the resource of its path, read off the operations beside it.</summary>
internal static class OperationRoles
{
    /// <summary>The path's own resource is what GET on the path, up to its last parameter, answers.</summary>
    public static bool AnswersResource(ApiDescription description, Operation operation)
    {
        var answered = operation.Success?.Preferred?.Schema;
        var end = operation.Path.LastIndexOf('}');
        if (answered is null || end < 0)
        {
            return false;
        }

        var slash = operation.Path.IndexOf('/', end);
        var itemPath = slash < 0 ? operation.Path : operation.Path[..slash];
        return slash < 0
            || Get(description, Unnamed(itemPath))?.Success?.Preferred?.Schema is { } item
                && SchemaNames.AreRelated(item, answered);
    }

    /// <summary>It answers with what it made: POST that says so by its status, or that answers one thing of the collection.</summary>
    public static bool Creates(ApiDescription description, Operation operation)
    {
        if (operation.Method != "POST" || operation.Success is not { } success)
        {
            return false;
        }

        return success.Status == "201"
            || success.Preferred?.Schema is { Items: null } answered
                && Get(description, Unnamed(operation.Path) + "/{}")?.Success?.Preferred?.Schema is { } item
                && (SchemaNames.AreRelated(item, answered) || answered.Name is null);
    }

    private static Operation? Get(ApiDescription description, string path) =>
        description.Operations.FirstOrDefault(o => o.Method == "GET" && Unnamed(o.Path) == path);

    /// <summary>A path without the names of its parameters, which may differ from one operation to the next.</summary>
    private static string Unnamed(string path) =>
        string.Join('/', path.Split('/').Select(part => part is ['{', .., '}'] ? "{}" : part));
}
