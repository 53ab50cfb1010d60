using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Actions;
using Mockd.Engine.Expressions;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.CustomOperations;

/// <summary>A step that names a row by its key.</summary>
internal abstract class RowStep(Table table, Expression key) : Step
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
        var path = Named(run, "path", keyText);
        if (path.Length > 0)
        {
            failure = failure with { Param = Table.Shape.OutputName(Table.Settings.IdField) };
        }
        else if (Named(run, "input", keyText) is { Length: > 0 } inputs)
        {
            // Of several members with this value that the expression does not name, none can be blamed.
            failure = failure with
            {
                Param = inputs.Length == 1 ? inputs[0] : null,
                Status = 400,
            };
        }

        return OnMissing(run, failure);
    }

    /// <summary>Members of the variable that hold the key: the one that the key's expression reads, else all of them.</summary>
    private string[] Named(OperationRun run, string variable, string keyText)
    {
        if (run.Scope.Find(variable) is not JsonObject members)
        {
            return [];
        }

        string[] holding = [.. members.Where(m => m.Value is JsonText t && t.Value == keyText).Select(m => m.Key)];
        return key.MembersOf(variable).FirstOrDefault(holding.Contains) is { } read ? [read] : holding;
    }
}
