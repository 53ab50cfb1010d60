using Mockd.Engine.Schemas;

namespace Mockd.Engine.Bindings;

/// <summary>A member that may be an address of the API.</summary>
/// <param name="Relation">Words of what it leads to; empty: the thing itself.</param>
/// <param name="IsSure">Its name says that the API is meant.</param>
internal sealed record LinkMember(string Name, string Relation, bool IsSure, SchemaView View);
