namespace Mockd.Engine.Tables;

/// <summary>How a field is compared with what the caller asks for.</summary>
internal enum Comparison
{
    Equal,
    NotEqual,
    Contains,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
