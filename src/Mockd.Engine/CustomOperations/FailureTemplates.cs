using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Expressions;

namespace Mockd.Engine.CustomOperations;

/// <summary>Compiles configured failures.</summary>
public static class FailureTemplates
{
    public static FailureTemplate Of(FailureConfig config, string? message = null, int? status = null)
    {
        // `{{pi}}` alone in an extra member stands for the whole row in its shape, which only the run knows.
        var rows = config.Extra.Where(m => m.Value is JsonText t && IsVariable(t.Value)).ToArray();
        return new FailureTemplate
        {
            Status = status ?? config.Status,
            Message = Template.Parse(config.Message ?? message ?? "validation failed"),
            Type = config.Type is null ? null : Template.Parse(config.Type),
            Code = config.Code is null ? null : ValueTemplate.Parse(config.Code),
            Param = config.Param is null ? null : Template.Parse(config.Param),
            Extra = ValueTemplate.Parse(config.Extra),
            Commit = config.Commit,
            RowMembers = [.. rows.Select(m => KeyValuePair.Create(m.Key, m.Value.AsText![2..^2].Trim()))],
        };
    }

    private static bool IsVariable(string text) =>
        text.StartsWith("{{", StringComparison.Ordinal)
        && text.EndsWith("}}", StringComparison.Ordinal)
        && text[2..^2].Trim().All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
