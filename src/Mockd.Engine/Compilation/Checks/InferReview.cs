using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Imports;
using Mockd.Engine.Json;

namespace Mockd.Engine.Compilation.Checks;

/// <summary>Looks for names in <c>include</c> and <c>exclude</c> that choose nothing of what is inferred.</summary>
internal static class InferReview
{
    public static void Run(CompileContext context, IReadOnlyList<ImportedDescription> imports)
    {
        foreach (var import in imports.Where(i => i.Import.Infer is { Enabled: true }))
        {
            var tables = context.Inferred.First(i => i.Name == import.Name && i.Space == import.Import.As).Twin.Tables;
            string[] operations = [.. import.Description.Operations.Select(o => $"{o.Method} {o.Path}")];
            string[] known = [.. tables.Select(t => t.Name), .. operations];
            var at = context.Config.Imports.ToList().FindIndex(i => ReferenceEquals(i, import.Import));
            Check("include", import.Import.Infer!.Include);
            Check("exclude", import.Import.Infer!.Exclude);

            void Check(string key, IReadOnlyList<string> names)
            {
                for (var i = 0; i < names.Count; i++)
                {
                    var name = names[i];
                    if (!known.Contains(name, StringComparer.Ordinal) && !IsAbove(name, operations))
                    {
                        context.Warn(
                            DiagnosticCodes.SettingWithoutEffect,
                            $"/imports/{at}/infer/{key}/{i}",
                            $"nothing that is read off {import.Name} is called '{name}'",
                            NearestName.Hint(name, known)
                                ?? "name a table, `METHOD /path`, or a path; 'mockd twin explain' shows them"
                        );
                    }
                }
            }
        }
    }

    private static bool IsAbove(string name, string[] operations) =>
        name.StartsWith('/')
        && Array.Exists(
            operations,
            o =>
                o[(o.IndexOf(' ', StringComparison.Ordinal) + 1)..] is var path
                && (path == name || path.StartsWith(name.TrimEnd('/') + "/", StringComparison.Ordinal))
        );
}
