using Mockd.Contracts.Configuration;
using Mockd.Engine.Expressions;

namespace Mockd.Engine.Transforms;

/// <summary>What is said of one kind of difference.</summary>
internal sealed record CheckWord(Template? Message, ValueTemplate? Code, ValueTemplate? Type, int? Status)
{
    public static CheckWord Of(CheckErrorConfig config) =>
        new(
            config.Message is { } message ? Template.Parse(message) : null,
            config.Code is { } code ? ValueTemplate.Parse(code) : null,
            config.Type is { } type ? ValueTemplate.Parse(type) : null,
            config.Status
        );
}
