using System.Collections.Concurrent;
using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Bindings;
using Mockd.Engine.Expressions;
using Mockd.Engine.Inference;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Reading;
using Mockd.Engine.Yaml;

namespace Mockd.Engine.Compilation;

/// <summary>What all parts of a compilation share: the file, its places, and the diagnostics found so far.</summary>
internal sealed class CompileContext(ConfigFile file, ICollection<Diagnostic> diagnostics)
{
    private readonly List<(string Pointer, Expression Expression)> _parsed = [];
    private readonly ConcurrentDictionary<ApiDescription, ApiPaths> _paths = new(ReferenceEqualityComparer.Instance);

    public ConfigFile File { get; } = file;

    /// <summary>Every expression of the file that parsed, with its place.</summary>
    public IReadOnlyList<(string Pointer, Expression Expression)> Parsed => _parsed;

    public TwinConfig Config => File.Config;

    /// <summary>Stubs that cannot be built, for reasons that were reported.</summary>
    public HashSet<StubConfig> BrokenStubs { get; } = new(ReferenceEqualityComparer.Instance);

    public void Error(string code, string pointer, string message, string? suggestion = null) =>
        diagnostics.Add(Diagnostic.Error(code, File.Map.At(pointer), message, suggestion));

    /// <summary>How many tables and bindings the file has; those behind them were inferred.</summary>
    public int WrittenTables { get; init; } = int.MaxValue;

    public int WrittenBindings { get; init; } = int.MaxValue;

    /// <summary>What was read off the descriptions.</summary>
    public IReadOnlyList<InferredImport> Inferred { get; init; } = [];

    /// <summary>What is odd about an inferred entry is nothing that the author of the file could mend.</summary>
    public void Warn(string code, string pointer, string message, string? suggestion = null)
    {
        if (!IsBehind(pointer, "/tables/", WrittenTables) && !IsBehind(pointer, "/extend/", WrittenBindings))
        {
            diagnostics.Add(Diagnostic.Warning(code, File.Map.At(pointer), message, suggestion));
        }
    }

    /// <summary>The paths of a description, shared by all that make addresses of them.</summary>
    public ApiPaths PathsOf(ApiDescription description) =>
        _paths.GetOrAdd(description, d => new ApiPaths(d.Operations));

    public void Report(Diagnostic diagnostic) => diagnostics.Add(diagnostic);

    /// <summary>The expression, or one that is null after an error was added.</summary>
    public Expression Expression(string text, string pointer)
    {
        try
        {
            var expression = Expressions.Expression.Parse(text);
            _parsed.Add((pointer, expression));
            return expression;
        }
        catch (ExpressionException e)
        {
            Error(
                DiagnosticCodes.BadExpression,
                pointer,
                $"'{text}' is not an expression: {e.Message} (column {e.Column} of it)",
                "see docs/reference/expressions.md; a fixed text needs quotes inside the expression: '\"text\"'"
            );
            return Expressions.Expression.Parse("nil");
        }
    }

    private static bool IsBehind(string pointer, string list, int written) =>
        pointer.StartsWith(list, StringComparison.Ordinal)
        && int.TryParse(pointer[list.Length..].Split('/')[0], out var at)
        && at >= written;

    public IReadOnlyList<KeyValuePair<string, Expression>> ExpressionMap(
        IReadOnlyDictionary<string, string> texts,
        string pointer
    ) => [.. texts.Select(t => KeyValuePair.Create(t.Key, Expression(t.Value, SourceMap.Below(pointer, t.Key))))];
}
