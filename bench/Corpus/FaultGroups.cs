namespace Corpus;

/// <summary>Why answers were not found valid.</summary>
internal static class FaultGroups
{
    public const string Invalid = "invalid";
    public const string Recorded = "recorded";
    public const string Shadowed = "shadowed";
    public const string Unjudged = "unjudged";
    public const string Exception = "exception";
    public const string Hang = "hang";

    public static readonly IReadOnlyList<(string Group, string Meaning)> Meanings =
    [
        (Invalid, "the answer is not valid, and nothing in the product says so"),
        (
            Recorded,
            "the answer is not valid, and the journal says which part and why: mostly schemas that nothing satisfies"
        ),
        (Shadowed, "another operation answers the same request: the two differ only in the names of path parameters"),
        ("dangling", "a reference in the response schema leads to nothing"),
        ("uncompiled", "ajv cannot compile the response schema"),
        (Unjudged, "the judge cannot read the document, make a request or come to an end"),
        (Exception, "the pipeline failed inside"),
        (Hang, "no answer in time"),
    ];
}
