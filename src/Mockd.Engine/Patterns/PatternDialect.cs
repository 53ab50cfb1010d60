namespace Mockd.Engine.Patterns;

/// <summary>Whose rules a regular expression is written by.</summary>
internal enum PatternDialect
{
    /// <summary>What people write in the configuration.</summary>
    Net,

    /// <summary>ECMA-262, as JSON Schema asks for.</summary>
    Ecma,
}
