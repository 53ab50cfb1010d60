using Mockd.Engine.Exchanges;

namespace Mockd.Engine.Bindings;

/// <summary>Answers the requests of one operation.</summary>
public abstract class Answerer
{
    /// <summary>Whatever it sees of the state it sees in a commit, so that nobody need look before.</summary>
    public virtual bool OnlyCommits => false;

    /// <summary>What callers wait before anything is looked at.</summary>
    public virtual TimeSpan Pause => TimeSpan.Zero;

    public abstract ValueTask<Response> AnswerAsync(OperationCall call, CancellationToken cancellation);
}
