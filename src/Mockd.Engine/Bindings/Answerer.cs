using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Actions;
using Mockd.Engine.CustomOperations;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Expressions;
using Mockd.Engine.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Routing;
using Mockd.Engine.Schemas;
using Mockd.Engine.State;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Bindings;

/// <summary>Answers the requests of one operation.</summary>
public abstract class Answerer
{
    public abstract ValueTask<Response> AnswerAsync(OperationCall call, CancellationToken cancellation);
}
