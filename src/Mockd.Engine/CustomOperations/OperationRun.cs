using Mockd.Contracts.Json;
using Mockd.Engine.Actions;
using Mockd.Engine.Expressions;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.CustomOperations;

/// <summary>The variables and budget of one run of a custom operation.</summary>
public sealed class OperationRun
{
    private const int MostSteps = 20_000;
    private const int DeepestCall = 16;
    private static readonly HashSet<string> Given = new(StringComparer.Ordinal)
    {
        "input",
        "path",
        "query",
        "headers",
        "now",
        "sandbox",
        "request",
        "row",
        "before",
        "change",
    };

    private readonly Dictionary<string, RowSource> _sources = new(StringComparer.Ordinal);
    private readonly int[] _steps;
    private readonly int _depth;

    internal OperationRun(WriteSession session, Scope scope, OperationRun? caller)
    {
        Session = session;
        Scope = scope;
        _steps = caller?._steps ?? [0];
        _depth = (caller?._depth ?? 0) + 1;
    }

    internal WriteSession Session { get; }

    public Scope Scope { get; }

    /// <summary>Variables that every operation has, as opposed to those its steps set.</summary>
    public static bool IsGiven(string variable) => Given.Contains(variable);

    /// <summary>What steps have set.</summary>
    internal IEnumerable<KeyValuePair<string, JsonValue>> Variables => Scope.OwnWithout(Given);

    internal Failure? Execute(Step step)
    {
        if (++_steps[0] > MostSteps)
        {
            return Failure.Invalid(
                $"this asks for too much at once: a custom operation runs {MostSteps} steps at most"
            );
        }

        return _depth > DeepestCall
            ? new Failure(
                FailureKinds.InternalError,
                500,
                $"custom operations call each other more than {DeepestCall} deep"
            )
            : step.Execute(this);
    }

    internal Failure? ExecuteAll(IReadOnlyList<Step> steps)
    {
        foreach (var step in steps)
        {
            if (Execute(step) is { } failure)
            {
                return failure;
            }
        }

        return null;
    }

    public void SetRow(string? variable, Table table, Row row)
    {
        if (variable is not null)
        {
            Scope.Set(variable, () => RowValues.Of(table, row));
            _sources[variable] = new RowSource(table, row);
        }
    }

    public void Set(string? variable, JsonValue value)
    {
        if (variable is not null)
        {
            Scope.Set(variable, value);
            _sources.Remove(variable);
        }
    }

    internal RowSource? SourceOf(string variable) => _sources.GetValueOrDefault(variable);
}
