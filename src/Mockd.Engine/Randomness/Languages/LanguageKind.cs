namespace Mockd.Engine.Randomness;

/// <summary>How a set of texts is put together.</summary>
internal enum LanguageKind
{
    Nothing,
    EmptyText,
    Characters,
    Sequence,
    Either,
    Both,
    Not,
    Loop,
}
