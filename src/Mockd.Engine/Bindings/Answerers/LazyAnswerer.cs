using Mockd.Engine.Exchanges;

namespace Mockd.Engine.Bindings;

/// <summary>Builds what answers when the first request comes: a twin has many more operations than a test run calls.</summary>
internal sealed class LazyAnswerer(Func<Answerer> build) : Answerer
{
    private readonly Lazy<Answerer> _answerer = new(build);

    public override bool OnlyCommits => _answerer.Value.OnlyCommits;

    public override ValueTask<Response> AnswerAsync(OperationCall call, CancellationToken cancellation) =>
        _answerer.Value.AnswerAsync(call, cancellation);
}
