namespace Mockd.Engine.Tables;

/// <summary>How a field is compared with what the caller asks for.</summary>
public enum Comparison
{
    Equal,
    NotEqual,
    Contains,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
