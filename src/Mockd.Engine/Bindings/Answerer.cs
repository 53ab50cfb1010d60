using Mockd.Engine.Exchanges;

namespace Mockd.Engine.Bindings;

/// <summary>Answers the requests of one operation.</summary>
public abstract class Answerer
{
    public abstract ValueTask<Response> AnswerAsync(OperationCall call, CancellationToken cancellation);
}
