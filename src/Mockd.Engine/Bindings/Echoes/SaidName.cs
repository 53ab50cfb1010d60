namespace Mockd.Engine.Bindings;

/// <summary>A thing that callers say by name, in the path, the query or a header, and what answers call it.</summary>
/// <param name="Parameter">As the description writes it.</param>
/// <param name="Names">Members that repeat it, the likeliest first.</param>
/// <param name="Owner">Member that holds the thing it is the id of, such as `account` for `account_id`; null when there is none.</param>
/// <param name="IsKey">It names the answered thing itself.</param>
internal sealed record SaidName(string Parameter, IReadOnlyList<string> Names, string? Owner, bool IsKey);
