using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine;
using Mockd.Engine.Compilation;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Imports;
using Mockd.Engine.Inference;
using Mockd.Engine.Journal;
using Mockd.Engine.Randomness;
using Mockd.Engine.Reading;
using Mockd.Engine.Reviews;
using Mockd.Engine.Sandboxes;
using Mockd.Engine.State;
using Mockd.Server.Fetching;
using Mockd.Server.Pipeline;
using Mockd.Storage.Durable;

namespace Mockd.Server.Running;

/// <summary>A running twin: answers requests and lets the admin API look at and change its state. Safe for many threads.</summary>
public sealed class TwinRuntime : IAsyncDisposable
{
    private readonly TwinCell _cell;
    private readonly FaultStage _faults;
    private readonly TwinPipeline _pipeline;
    private readonly TwinOptions _options;
    private readonly StateAdmin _state;
    private readonly TwinStores _stores;
    private Task _lastReload = Task.CompletedTask;

    private TwinRuntime(LoadedTwin loaded, TwinStores stores, TwinOptions options)
    {
        _stores = stores;
        _cell = new TwinCell(loaded);
        _options = options;
        var time = options.Time;
        _faults = new FaultStage(loaded.Twin.Seed, time) { Config = loaded.Twin.Faults };
        _pipeline = new TwinPipeline(_cell, new CallerStage(options.AllowedHosts), _faults, time);
        _state = new StateAdmin(_cell, time);
        Snapshots = new SnapshotAdmin(_cell, time);
        History = new HistoryAdmin(_cell, time);
    }

    /// <summary>Its sandboxes and their rows.</summary>
    internal StateAdmin State => _state;

    /// <summary>Named copies of sandboxes' states.</summary>
    internal SnapshotAdmin Snapshots { get; }

    /// <summary>What was written lately, to go back over.</summary>
    internal HistoryAdmin History { get; }

    /// <summary>Those of the twin that answers now, sorted by path and method.</summary>
    public IReadOnlyList<TwinOperation> Operations => _cell.Twin.Operations;

    public int TableCount => _cell.Twin.Tables.All.Count;

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<string> TableNames => [.. _cell.Twin.Tables.All.Select(t => t.Name)];

    /// <summary>What was read off descriptions, as they are served now.</summary>
    public IReadOnlyList<InferredImport> Inferred => _cell.Twin.Inferred;

    public int BindingCount => _cell.Twin.BindingCount;

    /// <summary>Where its states are kept, in words for people; null: in memory, until it ends.</summary>
    public string? StatePlace => _stores.Place;

    /// <summary>Newest first.</summary>
    /// <param name="fits">Only these; null: all.</param>
    public IReadOnlyList<JournalEntry> RecentExchanges(int most, Func<JournalEntry, bool>? fits = null) =>
        _cell.Journal.Recent(most, fits);

    /// <summary>Forgets the exchanges so far; numbers go on.</summary>
    public void ClearJournal() => _cell.Journal.Clear();

    /// <summary>Faults injected before requests are answered; null: none.</summary>
    /// <exception cref="ArgumentException">The faults do not compile.</exception>
    public FaultConfig? Faults
    {
        get => _faults.Config;
        set => _faults.Config = value;
    }

    /// <summary>Compiles the file and starts a twin of it, or answers null with at least one error among the diagnostics.</summary>
    public static async Task<TwinRuntime?> StartAsync(
        TwinOptions options,
        ICollection<Diagnostic> diagnostics,
        CancellationToken cancellation
    )
    {
        if (await CompileAsync(options, diagnostics, cancellation).ConfigureAwait(false) is not { } twin)
        {
            return null;
        }

        TwinStores? stores = null;
        try
        {
            stores = await TwinStores.OpenAsync(twin.State, options, cancellation).ConfigureAwait(false);
            var loaded = await stores.LoadAsync(twin, cancellation).ConfigureAwait(false);
            await StoredDamage.ReportAsync(loaded, options, diagnostics, cancellation).ConfigureAwait(false);
            return new TwinRuntime(loaded, stores, options);
        }
        catch (Exception e) when (e is StoreRefusedException or StoreUnavailableException)
        {
            diagnostics.Add(StoreDefect(e, options));
            if (stores is not null)
            {
                await stores.DisposeAsync().ConfigureAwait(false);
            }

            return null;
        }
    }

    /// <summary>Reads and compiles a configuration without starting anything.</summary>
    public static async Task<Twin?> CompileAsync(
        TwinOptions options,
        ICollection<Diagnostic> diagnostics,
        CancellationToken cancellation
    )
    {
        var imports = new ImportOptions(
            options.CacheFolder is { } folder ? new ImportCache(folder) : ImportCache.Default
        )
        {
            Web = new WebFetcher(),
            Packages = new NpmClient(),
            AllowsRemoteReferences = options.AllowsRemoteReferences,
        };
        var found = new List<Diagnostic>();
        var importDiagnostics = new List<Diagnostic>();
        Task<IReadOnlyList<ImportedDescription>>? reading = null;
        var file = ConfigReader.Read(
            options.ConfigPath,
            found,
            early => reading = ImportReader.ReadAsync(early, imports, importDiagnostics, cancellation)
        );
        if (file is null)
        {
            found.ForEach(diagnostics.Add);
            return null;
        }

        reading ??= ImportReader.ReadAsync(file, imports, importDiagnostics, cancellation);
        var descriptions = await reading.ConfigureAwait(false);
        found.AddRange(importDiagnostics);
        if (options.ReviewsDescriptions)
        {
            found.AddRange(descriptions.SelectMany(d => DescriptionReview.Run(d.Description, d.Name)));
        }
        else
        {
            found.AddRange(
                descriptions.Select(d => DescriptionReview.Examples(d.Description, d.Name)).OfType<Diagnostic>()
            );
        }

        var fresh = new Dice((ulong)options.Time.GetUtcNow().Ticks).Next();
        var twin = TwinCompiler.Compile(file, descriptions, found, options.Time.GetUtcNow(), fresh);
        if (options.ReviewsDescriptions && twin is not null)
        {
            found.AddRange(SeedReview.Run(file, twin));
        }

        foreach (var diagnostic in found.Select(file.Secrets.Hide))
        {
            diagnostics.Add(diagnostic);
        }

        return found.Exists(d => d.Severity == Severity.Error) ? null : twin;
    }

    public ValueTask<Response> AnswerAsync(Request request, CancellationToken cancellation) =>
        _pipeline.AnswerAsync(request, cancellation);

    /// <summary>The default sandbox back to the seeds, one table or (null) all at once; false when there is no such table.</summary>
    public ValueTask<bool> ResetAsync(string? table, CancellationToken cancellation) =>
        _state.ResetAsync(SandboxName.Default, table, cancellation);

    /// <summary>
    /// Reads the configuration again and swaps the twin whole; rows of tables that are still there stay. When it has errors,
    /// the old twin stays and the answer is false. Requests under way end on the twin they began with.
    /// </summary>
    public async Task<bool> ReloadAsync(ICollection<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        // One reload after the other: each compares with the twin that the one before it left.
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await Interlocked.Exchange(ref _lastReload, mine.Task).WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (await CompileAsync(_options, diagnostics, cancellation).ConfigureAwait(false) is not { } twin)
            {
                return false;
            }

            var old = _cell.Loaded;
            if (!_stores.Fits(twin.State))
            {
                diagnostics.Add(
                    Diagnostic.Error(
                        DiagnosticCodes.StoreChanged,
                        new SourceLocation(_options.ConfigPath, 1, 1),
                        "another store cannot be taken up by a running instance, since the rows would not come along",
                        "stop and start it"
                    )
                );
                return false;
            }

            // From here on nothing stops halfway: writers already wait for the new store.
            await old.Sandboxes.DisposeAsync().ConfigureAwait(false);
            await old.Store.RetireAsync(CancellationToken.None).ConfigureAwait(false);
            var (next, defect) = await SucceedAsync(old, twin).ConfigureAwait(false);
            _cell.Loaded = next;
            old.MarkReplaced();
            if (defect is not null)
            {
                diagnostics.Add(StoreDefect(defect, _options));
            }

            return defect is null;
        }
        finally
        {
            mine.SetResult();
        }
    }

    /// <summary>The new twin with the states of the old one; the old one again when the store fails, and what failed.</summary>
    private async Task<(LoadedTwin Next, Exception? Defect)> SucceedAsync(LoadedTwin old, Twin twin)
    {
        try
        {
            return (await _stores.CarryAsync(old, twin).ConfigureAwait(false), null);
        }
        catch (Exception e) when (e is StoreRefusedException or StoreUnavailableException)
        {
            return (_stores.Resume(old), e);
        }
    }

    /// <summary>What was acknowledged is kept; no request may be under way.</summary>
    public async ValueTask DisposeAsync()
    {
        await _cell.Loaded.Sandboxes.DisposeAsync().ConfigureAwait(false);
        await _cell.Loaded.Store.DisposeAsync().ConfigureAwait(false);
        await _stores.DisposeAsync().ConfigureAwait(false);
    }

    private static Diagnostic StoreDefect(Exception e, TwinOptions options) =>
        Diagnostic.Error(
            e is StoreRefusedException ? DiagnosticCodes.StoreRefused : DiagnosticCodes.StoreUnavailable,
            new SourceLocation(options.ConfigPath, 1, 1),
            e.Message
        );
}
