using System.CommandLine;
using Mockd.Cli.Arguments;
using Mockd.Cli.Output;
using Mockd.Contracts.Json;
using Mockd.Engine.Inference;
using Mockd.Engine.Json;
using Mockd.Server.Running;

namespace Mockd.Cli.Commands;

/// <summary><c>mockd twin</c>: what is read off a description, why, and as a file to edit.</summary>
internal static class TwinCommand
{
    private static readonly Argument<string?> Spec = new("spec")
    {
        Description =
            "Description: a file, an address or npm:NAME@VERSION/FILE; or a configuration that imports some (default: mockd.yaml)",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Argument<string?> Asked = new("what")
    {
        Description = "Only this table, or this operation (\"GET /pets/{id}\"), with the reasons",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Target = new("--output", "-o")
    {
        Description = "File to write (default: the screen)",
        HelpName = "FILE",
    };

    public static Command Create(Terminal terminal)
    {
        var explain = new Command("explain", "Show what was read off a description, and why")
        {
            Spec,
            Asked,
            TwinFile.AllowRemoteReferences,
        };
        explain.SetAction((parsed, cancellation) => ExplainAsync(parsed, terminal, cancellation));
        var init = new Command("init", "Write what is read off a description as a configuration to edit")
        {
            Spec,
            Target,
            TwinFile.AllowRemoteReferences,
        };
        init.SetAction((parsed, cancellation) => InitAsync(parsed, terminal, cancellation));
        return new("twin", "What a description says about state") { explain, init };
    }

    private static async Task<int> ExplainAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var imports = await ReadAsync(parsed, cancellation).ConfigureAwait(false);
        var asked = parsed.GetValue(Asked);
        if (asked is not null && !imports.Any(i => InferenceLines.Knows(i.Twin, asked)))
        {
            var names = imports.SelectMany(i =>
                i.Twin.Tables.Select(t => t.Name).Concat(i.Twin.Refused.Select(r => r.Operation))
            );
            throw new CommandException(
                $"There is no table or operation '{asked}'; {NearestName.Hint(asked, names) ?? "'mockd twin explain SPEC' shows all."}"
            )
            {
                Code = ErrorCodes.NotFound,
            };
        }

        if (parsed.GetValue(GlobalOptions.Json))
        {
            JsonValue[] told = [.. imports.Select(i => InferenceLines.ToJson(i.Twin, asked))];
            terminal.Line((told is [var one] ? one : JsonArray.Of(told)).ToString());
            return ExitCodes.Success;
        }

        foreach (var import in imports)
        {
            terminal.Line($"{import.Name}: {InferenceLines.Counts(import.Twin)}");
            foreach (var line in InferenceLines.Text(import.Twin, asked))
            {
                terminal.Line(line);
            }
        }

        return ExitCodes.Success;
    }

    private static async Task<int> InitAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var imports = await ReadAsync(parsed, cancellation).ConfigureAwait(false);
        var spec = parsed.GetValue(Spec) ?? StartCommand.DefaultConfig;
        var target = parsed.GetValue(Target);
        var source =
            spec.StartsWith("npm:", StringComparison.Ordinal) ? ("package", spec)
            : spec.Contains("://", StringComparison.Ordinal) ? ("url", spec)
            : imports[0].Name == Path.GetFileName(spec) ? ("path", PathFrom(target, spec))
            : throw new CommandException(
                $"{spec} is a configuration already; name the description itself, such as '{imports[0].Name}'."
            );
        var text = InferredText.Write(imports[0].Twin, source);
        var asJson = parsed.GetValue(GlobalOptions.Json);
        if (target is null)
        {
            terminal.Line(asJson ? JsonObject.Of(("configuration", text)).ToString() : text.TrimEnd('\n'));
            return ExitCodes.Success;
        }

        if (File.Exists(target))
        {
            throw new CommandException($"'{target}' exists; name another file with -o, or remove it.");
        }

        await File.WriteAllTextAsync(target, text, cancellation).ConfigureAwait(false);
        var counts = InferenceLines.Counts(imports[0].Twin);
        terminal.Line(
            asJson ? JsonObject.Of(("file", target), ("inferred", counts)).ToString() : $"wrote {target}: {counts}"
        );
        return ExitCodes.Success;
    }

    // A file names its imports from where it lies itself.
    private static string PathFrom(string? target, string spec)
    {
        var folder = target is null
            ? Directory.GetCurrentDirectory()
            : Path.GetDirectoryName(Path.GetFullPath(target))!;
        return Path.GetRelativePath(folder, Path.GetFullPath(spec)).Replace('\\', '/');
    }

    private static async Task<IReadOnlyList<InferredImport>> ReadAsync(
        ParseResult parsed,
        CancellationToken cancellation
    )
    {
        var spec = parsed.GetValue(Spec) ?? StartCommand.DefaultConfig;
        var options = new TwinOptions
        {
            ConfigPath = spec,
            AllowsRemoteReferences = parsed.GetValue(TwinFile.AllowRemoteReferences),
        };
        var (twin, diagnostics) = await TwinFile.CompileAsync(options, cancellation).ConfigureAwait(false);
        if (twin is null)
        {
            throw TwinFile.Refused(spec, diagnostics);
        }

        return twin.Inferred is { Count: > 0 } inferred
            ? inferred
            : throw new CommandException(
                $"{spec} infers nothing: write `infer: true` beside an import, or name the description itself."
            );
    }
}
