namespace Mockd.Engine.Expressions;

/// <summary>Bounds that keep any expression, however written, from using up the machine.</summary>
internal static class Limits
{
    public const int SourceLength = 20_000;

    /// <summary>Rules of the grammar that may be open at one place of the text: about two per bracket, call or block.</summary>
    public const int Nesting = 200;

    /// <summary>Height of the compiled tree; a long chain of operators is as high as it is long.</summary>
    public const int TreeHeight = 250;

    /// <summary>Work of one evaluation: about one step per node visited in a loop, item made or 16 characters written.</summary>
    public const int Steps = 1_000_000;

    /// <summary>Work that parsing may do ahead on constants.</summary>
    public const int FoldingSteps = 1000;

    public const int TextLength = 1_048_576;

    /// <summary>Levels of lists and objects in a value that an expression made.</summary>
    public const int ValueDepth = 128;
}
