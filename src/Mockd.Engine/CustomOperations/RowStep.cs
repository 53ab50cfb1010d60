using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Actions;
using Mockd.Engine.Expressions;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.CustomOperations;

/// <summary>A step that names a row by its key.</summary>
public abstract class RowStep(Table table, Expression key) : Step
{
    protected Table Table { get; } = table;

    public required Func<OperationRun, Failure, Failure> OnMissing { get; init; }

    protected string KeyOf(OperationRun run) =>
        key.Evaluate(run.Scope) is { IsNull: false } value ? value.ToPlainText() : "";

    protected Row? Find(OperationRun run, string keyText) =>
        run.Session.Find(Table, keyText)
        ?? (
            Table.Missing == MissingMode.Vivify && keyText.Length > 0
                ? Vivified.Store(run.Session, Table, Vivified.Row(Table, keyText, run.Session.State))
                : null
        );

    /// <summary>
    /// A key that came with the path is 404 and named as the row's own; one that came in the body is the caller's mistake
    /// there, 400.
    /// </summary>
    protected Failure Missing(OperationRun run, string keyText)
    {
        var failure = Failure.NotFound(Table.Name, keyText);
        if (NameOf(run.Scope.Find("path"), keyText) is not null)
        {
            failure = failure with { Param = Table.Shape.OutputName(Table.Config.IdField) };
        }
        else if (NameOf(run.Scope.Find("input"), keyText) is { } inputName)
        {
            failure = failure with { Param = inputName, Status = 400 };
        }

        return OnMissing(run, failure);
    }

    private static string? NameOf(JsonValue? members, string value) =>
        members is JsonObject o
            ? o.Where(m => m.Value is JsonText t && t.Value == value).Select(m => m.Key).FirstOrDefault()
            : null;
}
