using Mockd.Engine.Bindings;

namespace Mockd.Engine.Stubs;

/// <summary>A stub that looks at headers, query or body.</summary>
/// <param name="Score">How specific it is; higher is tried first.</param>
public sealed record Stub(StubMatcher Matcher, TwinRoute Route, int Score, int Priority);
