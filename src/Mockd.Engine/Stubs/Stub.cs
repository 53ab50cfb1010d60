using System.Text.RegularExpressions;
using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Bindings;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Expressions;
using Mockd.Engine.Randomness;
using Mockd.Engine.Tables;

namespace Mockd.Engine.Stubs;

/// <summary>A stub that looks at headers, query or body.</summary>
/// <param name="Score">How specific it is; higher is tried first.</param>
public sealed record Stub(StubMatcher Matcher, TwinRoute Route, int Score, int Priority);
