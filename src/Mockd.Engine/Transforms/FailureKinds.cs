namespace Mockd.Engine.Transforms;

/// <summary>Kinds of failure, as `typeMap` and `codeMap` name them.</summary>
public static class FailureKinds
{
    public const string NotFound = "NOT_FOUND";
    public const string Conflict = "CONFLICT";

    /// <summary>A row that others name cannot be deleted.</summary>
    public const string StillReferenced = "STILL_REFERENCED";

    /// <summary>Other requests wrote before this one, again and again.</summary>
    public const string WriteConflict = "WRITE_CONFLICT";
    public const string ValidationError = "VALIDATION_ERROR";
    public const string CapacityExceeded = "CAPACITY_EXCEEDED";
    public const string PayloadTooLarge = "PAYLOAD_TOO_LARGE";
    public const string UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE";
    public const string NotAcceptable = "NOT_ACCEPTABLE";
    public const string InternalError = "INTERNAL_ERROR";
    public const string NoMatch = "NO_MATCH";
    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";
    public const string IdempotencyMismatch = "IDEMPOTENCY_MISMATCH";
    public const string Fault = "FAULT";
    public const string Unavailable = "UNAVAILABLE";

    public static readonly IReadOnlyList<string> All =
    [
        NotFound,
        Conflict,
        StillReferenced,
        WriteConflict,
        ValidationError,
        CapacityExceeded,
        PayloadTooLarge,
        UnsupportedMediaType,
        NotAcceptable,
        InternalError,
        NoMatch,
        MethodNotAllowed,
        IdempotencyMismatch,
        Fault,
        Unavailable,
    ];

    /// <summary>The kind whose `typeMap` entry is used where this one has none; null for the others.</summary>
    public static string? BroaderOf(string kind) =>
        kind switch
        {
            StillReferenced or WriteConflict => Conflict,
            Unavailable => InternalError,
            _ => null,
        };
}
