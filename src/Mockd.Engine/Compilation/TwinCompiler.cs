using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Actions;
using Mockd.Engine.Bindings;
using Mockd.Engine.Compilation.Checks;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Expressions;
using Mockd.Engine.Imports;
using Mockd.Engine.Reading;
using Mockd.Engine.Routing;
using Mockd.Engine.Seeding;
using Mockd.Engine.State;

namespace Mockd.Engine.Compilation;

/// <summary>Builds a twin from a configuration and its descriptions, or says everything that is wrong with them.</summary>
public sealed class TwinCompiler
{
    private readonly CompileContext _context;
    private readonly IReadOnlyList<ImportedDescription> _imports;
    private readonly DateTimeOffset _now;
    private readonly ulong _seed;

    private TwinCompiler(
        CompileContext context,
        IReadOnlyList<ImportedDescription> imports,
        DateTimeOffset now,
        ulong seed
    )
    {
        _context = context;
        _imports = imports;
        _now = now;
        _seed = seed;
    }

    /// <summary>The twin; null when a diagnostic of severity error was added.</summary>
    /// <param name="freshSeed">Seed when the file gives none.</param>
    public static Twin? Compile(
        ConfigFile file,
        IReadOnlyList<ImportedDescription> imports,
        ICollection<Diagnostic> diagnostics,
        DateTimeOffset now,
        ulong freshSeed
    )
    {
        var found = new List<Diagnostic>();
        var written = OlderForm.Expand(file.Config);
        var (config, inferred) = InferredParts.Add(written, imports);
        var context = new CompileContext(file with { Config = config }, found)
        {
            WrittenTables = written.Tables.Count,
            WrittenBindings = written.Extend.Count,
            Inferred = inferred,
        };
        InferReview.Run(context, imports);
        HeaderReview.Run(context);
        StubCheck.Run(context);
        var seed = file.Config.Seed is { } given ? (ulong)given : freshSeed;
        var twin = new TwinCompiler(context, imports, now, seed).Compile();
        foreach (var diagnostic in found)
        {
            diagnostics.Add(diagnostic);
        }

        return found.Exists(d => d.Severity == Severity.Error) ? null : twin;
    }

    private ClockSetting Clock()
    {
        if (_context.Config.Clock is not { } text)
        {
            return ClockSetting.Real;
        }

        if (ClockSetting.Parse(text) is { } clock)
        {
            return clock;
        }

        _context.Error(
            DiagnosticCodes.ValueOutOfRange,
            "/clock",
            $"'{text}' is no clock",
            "write real, frozen 2026-01-31T12:00:00Z, or 2026-01-31T12:00:00Z+"
        );
        return ClockSetting.Real;
    }

    private TwinState Seed(TableSet tables, ClockSetting clock)
    {
        try
        {
            return Seeder.Seed(tables, _seed, clock.Begin(_now).At(_now)) with { Clock = clock.Begin(_now) };
        }
        catch (ExpressionException e)
        {
            _context.Error(
                DiagnosticCodes.BadExpression,
                "",
                $"a template in `defaults` fails for a seed: {e.Message}",
                "give the seed that value, or correct the template"
            );
            return TwinState.Empty(tables.All.Count);
        }
    }

    /// <summary>What can be built, and is not what anybody means.</summary>
    private void Odds(OperationNames index, IReadOnlyList<ResolvedBinding> bindings, TableSet tables)
    {
        ImportCheck.Run(_context);
        StubReview.Run(_context, index, bindings);
        TableReview.Run(_context, tables, bindings);
        BindingReview.Run(_context, bindings);
        StepReview.Run(_context);
        BoundsCheck.Run(_context);
        SeedCheck.Run(_context, tables);
    }

    private Twin Compile()
    {
        // 1. Names of everything that can be bound.
        var config = _context.Config;
        var index = new OperationNames(_imports, config);

        // 2. Bindings with their operations, then tables, whose schemas the bindings show.
        var bindings = BindingResolver.Resolve(_context, index);
        var compiler = new TableCompiler(_context, index, bindings, _seed);
        var tables = compiler.Compile();
        ReferenceCompiler.Attach(_context, tables);
        var operations = new CustomOperationCompiler(_context, tables).Compile();
        EffectCompiler.Attach(_context, tables, operations);

        // 3. What answers each operation.
        var errors = ErrorShapes.For(config.Response?.Errors, tables);
        var envelopes = new EnvelopeCompiler(_context, compiler, bindings, _seed);
        var answerers = new BindingCompiler(_context, tables, envelopes, operations, _seed);
        var routes = new RouteCompiler(_context, index, answerers, errors, _seed);
        var (all, stubs, listed) = routes.Compile(bindings);
        NameCheck.Run(_context);
        var clock = Clock();
        var start = Seed(tables, clock);
        UniqueSeeds.Check(_context, tables, start);
        FaultCheck.Run(_context);
        Odds(index, bindings, tables);
        return new Twin
        {
            Routes = RouteTable<TwinRoute>.Build(RouteMarks.Add(all)),
            Stubs = stubs,
            Tables = tables,
            Start = start,
            Operations = listed,
            BindingCount = bindings.Count,
            Errors = errors,
            Unmatched = config.Unmatched ?? UnmatchedShape.Problem,
            Headers = new HeaderSet(config.Headers),
            RequestIds = new RequestIds(
                config.RequestId?.Length ?? 32,
                config.RequestId?.Alphabet ?? "0123456789abcdef"
            ),
            Idempotency = config.Idempotency,
            Faults = config.ServerConfig?.Chaos is { Enabled: true } faults ? faults : null,
            State = StateCompiler.Compile(_context),
            Sandboxes = SandboxCompiler.Compile(_context),
            Origins = config.Origins is { } origins ? new PageOrigins(origins) : null,
            Clock = clock,
            Seed = _seed,
            Inferred = _context.Inferred,
        };
    }
}
