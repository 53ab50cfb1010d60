using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;

namespace Mockd.Engine.Transforms;

/// <summary>Why a request is not answered as asked: a closed result, given the provider's shape at the very end.</summary>
public sealed record Failure(string Kind, int Status, string Message)
{
    /// <summary>Table concerned.</summary>
    public string? Resource { get; init; }

    /// <summary>Key concerned.</summary>
    public string? Id { get; init; }

    /// <summary>Request parameter or field at fault.</summary>
    public string? Param { get; init; }

    public string? Hint { get; init; }

    /// <summary>Ways in which the request differs from what is asked of it, where that is the reason.</summary>
    public IReadOnlyList<RequestDifference> Differences { get; init; } = [];

    /// <summary>The message was written for this case, so no `messageMap` replaces it.</summary>
    public bool HasOwnMessage { get; init; }

    /// <summary>Overrides the mapped type.</summary>
    public string? Type { get; init; }

    /// <summary>Overrides the mapped code.</summary>
    public JsonValue? Code { get; init; }

    /// <summary>Further members of the error.</summary>
    public JsonObject Extra { get; init; } = JsonObject.Empty;

    /// <summary>What was stored before the failure stays stored.</summary>
    public bool Commit { get; init; }

    public static Failure NotFound(string table, string key, string? param = null) =>
        new(FailureKinds.NotFound, 404, $"resource \"{table}\" item \"{key}\" not found")
        {
            Resource = table,
            Id = key,
            Param = param,
        };

    public static Failure Conflict(string table, string key) =>
        new(FailureKinds.Conflict, 409, $"resource \"{table}\" item \"{key}\" already exists")
        {
            Resource = table,
            Id = key,
        };

    /// <param name="asked">Table and key of the row that was to be deleted.</param>
    /// <param name="held">The row that cannot go: that one, or one that would go with it.</param>
    /// <param name="holder">The row that names it.</param>
    public static Failure Held(
        (string Table, string Key) asked,
        (string Table, string Key) held,
        (string Table, string Key) holder
    )
    {
        var what = held == asked ? "it" : $"resource \"{held.Table}\" item \"{held.Key}\"";
        return new(
            FailureKinds.StillReferenced,
            409,
            $"resource \"{asked.Table}\" item \"{asked.Key}\" cannot be deleted: resource \"{holder.Table}\" item \"{holder.Key}\" names {what}"
        )
        {
            Resource = asked.Table,
            Id = asked.Key,
        };
    }

    public static Failure Full(string table, int most) =>
        new(
            FailureKinds.CapacityExceeded,
            507,
            $"resource \"{table}\" has reached its maximum capacity of {most} items"
        )
        {
            Resource = table,
        };

    /// <summary>A request that differs from what is asked of it.</summary>
    public static Failure Different(IReadOnlyList<RequestDifference> differences, string? hint = null) =>
        Invalid(differences[0].Message, differences[0].Param, hint) with
        {
            Differences = differences,
        };

    /// <summary>A body that is not what its type says.</summary>
    public static Failure Unreadable(string message) =>
        Invalid(message) with
        {
            Differences = [new(DifferenceKind.Body, new RequestPlace(RequestPlace.Body, []), message)],
        };

    public static Failure Invalid(string message, string? param = null, string? hint = null) =>
        new(FailureKinds.ValidationError, 400, message) { Param = param, Hint = hint };
}
