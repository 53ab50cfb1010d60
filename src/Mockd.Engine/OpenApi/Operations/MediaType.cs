using Mockd.Contracts.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>One media type of a request body or response.</summary>
public sealed class MediaType
{
    private JsonValue? _example;
    private IReadOnlyList<KeyValuePair<string, JsonValue>>? _examples;

    /// <summary>Such as `application/json`, without parameters, lower case.</summary>
    public required string Name { get; init; }

    public Schema? Schema { get; init; }

    /// <summary>`example`, else the first of `examples`.</summary>
    public JsonValue? Example
    {
        get => _example ??= Source?.Single() ?? (Examples.Count > 0 ? Examples[0].Value : null);
        init => _example = value;
    }

    public IReadOnlyList<KeyValuePair<string, JsonValue>> Examples
    {
        get => _examples ??= Source?.Named() ?? [];
        init => _examples = value;
    }

    /// <summary>How single members of a form are written, where it is not as usual.</summary>
    internal IReadOnlyDictionary<string, MemberEncoding> Encoding { get; init; } =
        new Dictionary<string, MemberEncoding>();

    public bool IsJson => MediaTypeNames.IsJson(Name);

    /// <summary>The schema of one item, where a sequence is described by its items alone (3.2).</summary>
    internal Schema? ItemSchema { get; init; }

    /// <summary>Items are server-sent events with their fields, not what events tell.</summary>
    internal bool ItemsAreEvents => ItemSchema?.FindProperty("data") is not null;

    /// <summary>How the first parts of a multipart body are written, which have no names.</summary>
    internal IReadOnlyList<MemberEncoding> PrefixEncoding { get; init; } = [];

    /// <summary>How further parts are written.</summary>
    internal MemberEncoding? ItemEncoding { get; init; }

    internal ExampleSource? Source { get; init; }
}
