namespace Acceptance.Tests.Running;

/// <summary>One request of a spec and the answer it expects.</summary>
internal sealed record SpecStep
{
    public required int Line { get; init; }

    /// <summary>The heading it stands under.</summary>
    public required string Heading { get; init; }

    /// <summary>An HTTP method, or RESET or ADVANCE.</summary>
    public required string Method { get; init; }

    /// <summary>Path and query; the table to reset; the seconds to advance.</summary>
    public string Target { get; init; } = "";

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public string Body { get; init; } = "";

    public int Status { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> ExpectedHeaders { get; init; } = [];

    /// <summary>Null: the body is not looked at.</summary>
    public string? ExpectedBody { get; init; }
}
