using Mockd.Contracts.Configuration;
using Mockd.Engine.Imports;
using Mockd.Engine.Inference;

namespace Mockd.Engine.Compilation;

/// <summary>
/// Lays what descriptions say of tables and bindings under what the file says (design decision D13): written entries win, for
/// each table and each operation.
/// </summary>
internal static class InferredParts
{
    /// <summary>The configuration with what was inferred, and what was inferred of each import that asks for it.</summary>
    public static (TwinConfig Config, IReadOnlyList<InferredImport> Found) Add(
        TwinConfig config,
        IReadOnlyList<ImportedDescription> imports
    )
    {
        var written = config;
        var found = new List<InferredImport>();
        foreach (var import in imports.Where(i => i.Import.Infer is { Enabled: true }))
        {
            var twin = Chosen(TwinInference.Of(import.Description), import.Import.Infer!);
            found.Add(new InferredImport(import.Name, import.Import.As, twin));
            config = new InferredLayer(written, import).Lay(config, twin);
        }

        return (config, found);
    }

    private static InferredTwin Chosen(InferredTwin twin, InferConfig infer) =>
        twin with
        {
            Tables =
            [
                .. twin.Tables.Select(t =>
                    t.Withheld is not null ? t
                    : t.Confidence < infer.MinConfidence
                        ? t with
                        {
                            Withheld = $"confidence {t.Confidence} is below {infer.MinConfidence}",
                        }
                    : t with { Actions = [.. t.Actions.Where(a => IsChosen(t, a, infer))] }
                ),
            ],
        };

    private static bool IsChosen(InferredTable table, InferredAction action, InferConfig infer) =>
        (infer.Include.Count == 0 || infer.Include.Any(n => Names(n, table, action)))
        && !infer.Exclude.Any(n => Names(n, table, action));

    private static bool Names(string name, InferredTable table, InferredAction action)
    {
        if (name == table.Name || name == action.Operation)
        {
            return true;
        }

        var path = action.Operation[(action.Operation.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        return name.StartsWith('/')
            && (path == name || path.StartsWith(name.TrimEnd('/') + "/", StringComparison.Ordinal));
    }
}
