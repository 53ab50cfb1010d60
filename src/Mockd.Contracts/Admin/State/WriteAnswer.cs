using Mockd.Contracts.Json;

namespace Mockd.Contracts.Admin;

/// <summary>A write that is remembered.</summary>
/// <param name="Request">Number of the request that made it; absent: it came by way of the admin plane.</param>
/// <param name="What">In words, such as <c>POST /v1/customers</c>.</param>
/// <param name="IsUndone">It was taken back.</param>
/// <param name="Changes">Rows by table: <c>added</c>, <c>removed</c>, <c>changed</c>.</param>
public sealed record WriteAnswer(long? Request, DateTimeOffset At, string What, bool IsUndone, JsonObject Changes);
