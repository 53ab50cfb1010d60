namespace Mockd.Engine.Vocabulary;

/// <summary>What may have become of a thing.</summary>
[Flags]
internal enum Fate
{
    None = 0,
    Failure = 1,
    Rejection = 2,
    Cancellation = 4,
    End = 8,
    Deletion = 16,
    Expiry = 32,
    Revocation = 64,
    Arrears = 128,
}
