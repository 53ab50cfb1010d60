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

    private readonly List<(string Variable, RowSource Source)> _sources = [];
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
        for (var i = 0; i < steps.Count; i++)
        {
            if (Execute(steps[i]) is { } failure)
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
            Scope.Set(variable, () => Session.Seen(table, row));
            Forget(variable);
            _sources.Add((variable, new RowSource(table, row)));
        }
    }

    public void Set(string? variable, JsonValue value)
    {
        if (variable is not null)
        {
            Scope.Set(variable, value);
            Forget(variable);
        }
    }

    internal RowSource? SourceOf(string variable)
    {
        foreach (var (name, source) in _sources)
        {
            if (name == variable)
            {
                return source;
            }
        }

        return null;
    }

    // A run has few variables: they are found sooner one by one than by hashing.
    private void Forget(string variable)
    {
        for (var i = _sources.Count - 1; i >= 0; i--)
        {
            if (_sources[i].Variable == variable)
            {
                _sources.RemoveAt(i);
            }
        }
    }
}
