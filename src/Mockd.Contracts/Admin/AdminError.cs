namespace Mockd.Contracts.Admin;

/// <summary>Why the admin plane refused.</summary>
/// <param name="Error">Stable code, such as <c>not_found</c>.</param>
/// <param name="Message">For people.</param>
public sealed record AdminError(string Error, string Message);
