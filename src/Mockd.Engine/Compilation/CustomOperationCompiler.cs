using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Actions;
using Mockd.Engine.CustomOperations;

namespace Mockd.Engine.Compilation;

/// <summary>Builds custom operations.</summary>
internal sealed class CustomOperationCompiler(CompileContext context, TableSet tables)
{
    private readonly Dictionary<string, CustomOperation> _operations = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, CustomOperation> Compile()
    {
        var names = context.Config.CustomOperations.Select(o => o.Name).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < context.Config.CustomOperations.Count; i++)
        {
            var config = context.Config.CustomOperations[i];
            var pointer = $"/customOperations/{i}";
            var steps = new StepCompiler(context, tables, names, () => _operations);
            var operation = new CustomOperation
            {
                Name = config.Name,
                Steps = steps.Compile(config.Steps, pointer + "/steps"),
                Response = config.Response is { } response
                    ? context.ExpressionMap(response, pointer + "/response")
                    : null,
                Return = config.Return is { } result ? context.Expression(result, pointer + "/return") : null,
                Status = config.Status,
                ContentType = config.ContentType is { } type
                    ? context.Expression(type, pointer + "/contentType")
                    : null,
                Stream = config.Stream is { } stream ? Stream(stream, pointer + "/stream") : null,
            };
            if (!_operations.TryAdd(config.Name, operation))
            {
                context.Error(
                    DiagnosticCodes.DuplicateCustomOperation,
                    pointer + "/name",
                    $"custom operation '{config.Name}' is defined twice",
                    "give one of them another name"
                );
            }
        }

        return _operations;
    }

    private EventStream Stream(StreamConfig config, string pointer) =>
        new(
            context.Expression(config.When, pointer + "/when"),
            context.Expression(config.Events, pointer + "/events"),
            config.EventField,
            config.End
        );
}
