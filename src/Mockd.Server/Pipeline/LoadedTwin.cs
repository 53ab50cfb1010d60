using Mockd.Engine;
using Mockd.Engine.State;

namespace Mockd.Server.Pipeline;

/// <summary>A twin and the store of its rows.</summary>
internal sealed record LoadedTwin(Twin Twin, IStateStore Store);
