using System.ComponentModel;
using Mockd.Contracts.Json;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>The whole of a <c>mockd.yaml</c>.</summary>
public sealed record TwinConfig : ProfileConfig
{
    [Description("Format version; must be \"1.0\".")]
    public required string Version { get; init; }

    [Description("Free text, kept for compatibility.")]
    public string? Kind { get; init; }

    [Description("Free text about the file.")]
    public JsonObject? Metadata { get; init; }

    [Description("Path of a profile file, relative to this file.")]
    public string? Profile { get; init; }

    [Description("Descriptions whose operations the twin serves.")]
    public IReadOnlyList<ImportConfig> Imports { get; init; } = [];

    [Description("Where rows are stored.")]
    public IReadOnlyList<TableConfig> Tables { get; init; } = [];

    [Description("Older form of `tables`; bound through `extend` or a mock's `statefulBinding`.")]
    public IReadOnlyList<TableConfig> StatefulResources { get; init; } = [];

    [Description("Bindings: which table action or custom operation answers which operation.")]
    public IReadOnlyList<BindingConfig> Extend { get; init; } = [];

    [Description("Operation to mode: overrides `check` for single operations, bound or not; names as in `extend`.")]
    public IReadOnlyDictionary<string, CheckMode> Checks { get; init; } = new Dictionary<string, CheckMode>();

    [Description("Several table steps run as one.")]
    public IReadOnlyList<CustomOperationConfig> CustomOperations { get; init; } = [];

    [Description("Stubs: canned answers.")]
    public IReadOnlyList<StubConfig> Mocks { get; init; } = [];

    [Description("Which isolated state a request sees.")]
    public SandboxesConfig? Sandboxes { get; init; }

    [Description("Where rows live.")]
    public StateConfig? State { get; init; }

    [Description(
        "Origins of web pages that may send requests, such as `https://app.test` or `https://*.app.test`; pages of the twin itself "
            + "always may. Absent: all."
    )]
    [Form(TextForm.Origin)]
    public IReadOnlyList<string>? Origins { get; init; }

    [Description("Server settings; only `chaos` is read.")]
    public ServerConfig? ServerConfig { get; init; }
}
