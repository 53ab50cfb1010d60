namespace Mockd.Engine.Tables;

/// <summary>Makes keys by what a description says of them, which tables do not read themselves.</summary>
internal interface IKeyTexts
{
    /// <param name="usual">Taken where nothing speaks for another.</param>
    string Make(string usual, ulong seed);
}
