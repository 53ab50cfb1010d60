using System.ComponentModel;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>One way to name a sandbox; exactly one of its keys is given, and <c>name</c> where that needs one.</summary>
public sealed record SandboxRuleConfig
{
    [Description("Each API key has a sandbox of its own, named after a hash of the key.")]
    public SandboxKeySource? ApiKey { get; init; }

    [Description("Header or query parameter of the API key.")]
    public string? Name { get; init; }

    [Description("Request header that holds the name of the sandbox.")]
    [Form(TextForm.HeaderName)]
    public string? Header { get; init; }

    [Description("Host name with `{sandbox}` in it, such as `{sandbox}.localhost`.")]
    public string? Host { get; init; }

    [Description("Path prefix with `{sandbox}` in it, such as `/sandboxes/{sandbox}`; operations do not see it.")]
    public string? Path { get; init; }
}
