using Corpus;

namespace Inference;

/// <summary>Tells members that a server keeps by itself when a row is made or changes, whatever a caller sends.</summary>
internal static class KeptMember
{
    private static readonly string[] Parts =
    [
        "creat",
        "updat",
        "modif",
        "chang",
        "edit",
        "version",
        "etag",
        "revision",
        "sequence",
        "last",
        "generation",
        "hash",
        "sha",
        "rev",
    ];

    public static bool Is(string name) =>
        Array.Exists(Parts, p => PageAnswer.Plain(name).Contains(p, StringComparison.Ordinal));
}
