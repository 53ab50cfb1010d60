namespace Mockd.Engine.OpenApi;

/// <summary>JSON Schema types; none set means that any value is allowed.</summary>
[Flags]
internal enum SchemaTypes
{
    Any = 0,
    Null = 1,
    Boolean = 2,
    Integer = 4,
    Number = 8,
    String = 16,
    Array = 32,
    Object = 64,
}
