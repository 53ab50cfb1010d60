namespace Mockd.Engine.Vocabulary;

/// <summary>What a name promises of a text that says nothing else: a truth value, a number or a moment written as text.</summary>
internal enum Promise
{
    None,
    Flag,
    Number,
    Moment,
}
