using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas.Checking;

/// <summary>One schema, compiled.</summary>
internal sealed record SchemaRules
{
    /// <summary>For a schema that says nothing.</summary>
    public static readonly SchemaRules None = new();

    public SchemaTypes Types { get; init; }

    /// <summary>`nullable`: null is fine, whatever stands beside it.</summary>
    public bool AllowsNull { get; init; }

    /// <summary>The schema <c>false</c>.</summary>
    public bool IsNever { get; init; }

    /// <summary>Only looked at when the type is right.</summary>
    public SchemaRule[] Own { get; init; } = [];

    /// <summary>Other schemas for the same value.</summary>
    public SchemaRule[] Joined { get; init; } = [];

    /// <summary>What looks at the parts that no other rule has covered.</summary>
    public SchemaRule[] Last { get; init; } = [];
}
