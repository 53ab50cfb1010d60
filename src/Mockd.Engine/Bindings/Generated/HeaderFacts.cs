namespace Mockd.Engine.Bindings;

/// <summary>What described headers may say of an answer.</summary>
/// <param name="Address">Where what is answered is found; asked when a header wants it.</param>
/// <param name="Links">The Link header of a page; null where there is none.</param>
internal sealed record HeaderFacts(Func<string> Address, string? Links);
