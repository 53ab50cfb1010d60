using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Journal;

namespace Mockd.Server.Hosting;

/// <summary>
/// The body of a request to the web server, still in the socket. What the journal may keep becomes an array of its own;
/// anything longer lies in a borrowed one, which goes back when the answer was sent.
/// </summary>
internal sealed class PipeBody(IFeatureCollection features, long? length, BodyBudget budget, CancellationToken cut)
    : BodySource,
        IDisposable
{
    /// <summary>Bodies up to here do not count against the budget.</summary>
    private const int Uncounted = 64 * 1024;

    private readonly PipeReader _reader = features.GetRequiredFeature<IRequestBodyPipeFeature>().Reader;
    private ReadOnlyMemory<byte>? _received;
    private bool _isDone;
    private byte[] _borrowed = [];
    private long _taken;

    public override long? Length => length;

    public override ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync(int limit, int grows, CancellationToken cancellation)
    {
        if (_isDone || length > limit)
        {
            _isDone = true;
            return new(_received);
        }

        if (grows > 0 || length > Uncounted)
        {
            return ReadAsync(limit, (length ?? limit) + grows, cancellation);
        }

        var reading = Read(cancellation);
        if (!reading.IsCompletedSuccessfully)
        {
            return ReadAsync(reading, limit, cancellation);
        }

        var read = reading.Result;
        if (!read.IsCompleted || read.Buffer.Length > ExchangeJournal.LongestBody)
        {
            return ReadAsync(new(read), limit, cancellation);
        }

        // Nearly all bodies: they came with the headers.
        _received = read.Buffer.ToArray();
        _isDone = true;
        _reader.AdvanceTo(read.Buffer.End);
        return new(_received);
    }

    public override Stream Open() => _reader.AsStream(leaveOpen: true);

    /// <summary>Reads what nobody wanted, so that the sender gets to its answer; false when there is more than is worth it.</summary>
    public async ValueTask<bool> SkipAsync(long most, CancellationToken cancellation)
    {
        while (!_isDone || _received is null)
        {
            var read = await _reader.ReadAsync(cancellation).ConfigureAwait(false);
            most -= read.Buffer.Length;
            _reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted || most < 0)
            {
                return read.IsCompleted;
            }
        }

        return true;
    }

    public void Dispose()
    {
        Return();
        if (_taken > 0)
        {
            budget.Give(_taken);
            _taken = 0;
        }
    }

    private async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(int limit, long room, CancellationToken cancellation)
    {
        await TakeAsync(room, cancellation).ConfigureAwait(false);
        return await ReadAsync(Read(cancellation), limit, cancellation).ConfigureAwait(false);
    }

    private async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(
        ValueTask<ReadResult> reading,
        int limit,
        CancellationToken cancellation
    )
    {
        await using var cutting = cut.UnsafeRegister(
            static f => ((IFeatureCollection)f!).GetRequiredFeature<IHttpRequestLifetimeFeature>().Abort(),
            features
        );
        try
        {
            var read = await reading.ConfigureAwait(false);
            _received = await CollectAsync(read, limit, cancellation).ConfigureAwait(false);
            _isDone = true;
            return _received;
        }
        catch (BadHttpRequestException e)
        {
            throw Broken(e);
        }
    }

    private ValueTask<ReadResult> Read(CancellationToken cancellation)
    {
        try
        {
            return _reader.ReadAsync(cancellation);
        }
        catch (BadHttpRequestException e)
        {
            throw Broken(e);
        }
    }

    private static BrokenBodyException Broken(BadHttpRequestException e) =>
        new(e.StatusCode, $"the body cannot be read: {e.Message.TrimEnd('.')}", e);

    private async ValueTask<ReadOnlyMemory<byte>?> CollectAsync(
        ReadResult read,
        int limit,
        CancellationToken cancellation
    )
    {
        var filled = 0;
        _borrowed = ArrayPool<byte>.Shared.Rent((int)(length ?? ExchangeJournal.LongestBody));
        while (true)
        {
            var piece = read.Buffer;
            if (filled + piece.Length > limit)
            {
                _reader.AdvanceTo(piece.End);
                Return();
                return null;
            }

            Grow(filled, (int)piece.Length);
            piece.CopyTo(_borrowed.AsSpan(filled));
            filled += (int)piece.Length;
            _reader.AdvanceTo(piece.End);
            if (read.IsCompleted)
            {
                return Kept(filled);
            }

            if (filled > Uncounted && _taken == 0)
            {
                // How long it will get is not known, so it may become as long as any.
                await TakeAsync(limit, cancellation).ConfigureAwait(false);
            }

            read = await _reader.ReadAsync(cancellation).ConfigureAwait(false);
        }
    }

    private async ValueTask TakeAsync(long bytes, CancellationToken cancellation)
    {
        await budget.TakeAsync(bytes, cancellation).ConfigureAwait(false);
        _taken = bytes;
    }

    private ReadOnlyMemory<byte> Kept(int filled)
    {
        if (filled > ExchangeJournal.LongestBody)
        {
            return _borrowed.AsMemory(0, filled);
        }

        var own = _borrowed.AsSpan(0, filled).ToArray();
        Return();
        return own;
    }

    private void Grow(int filled, int more)
    {
        if (filled + more <= _borrowed.Length)
        {
            return;
        }

        var longer = ArrayPool<byte>.Shared.Rent(Math.Max(filled + more, _borrowed.Length * 2));
        _borrowed.AsSpan(0, filled).CopyTo(longer);
        Return();
        _borrowed = longer;
    }

    private void Return()
    {
        if (_borrowed.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_borrowed);
            _borrowed = [];
        }
    }
}
