using System.ComponentModel;

namespace Mockd.Contracts.Configuration;

/// <summary>What an HTTP stub matches and answers; exactly one kind of answer is given.</summary>
public sealed record HttpStubConfig
{
    [Description("Higher wins among equally specific stubs.")]
    public int Priority { get; init; }

    [Description("What a request must look like.")]
    public required MatcherConfig Matcher { get; init; }

    [Description("The canned answer.")]
    public StubResponseConfig? Response { get; init; }

    [Description("Binding in place: table, action, operation.")]
    public StubBindingConfig? StatefulBinding { get; init; }

    [Description("Custom operation whose result is the answer.")]
    public string? StatefulOperation { get; init; }
}
