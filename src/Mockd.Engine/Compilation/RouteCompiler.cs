using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Bindings;
using Mockd.Engine.Checks;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Reading;
using Mockd.Engine.Routing;
using Mockd.Engine.Stubs;
using Mockd.Engine.Transforms;
using Mockd.Engine.Yaml;

namespace Mockd.Engine.Compilation;

/// <summary>Builds the routes: bound operations, stubs, and generated answers for all the rest.</summary>
internal sealed class RouteCompiler(
    CompileContext context,
    OperationNames index,
    BindingCompiler bindings,
    ErrorShape errors,
    ulong seed
)
{
    private readonly List<Route<TwinRoute>> _routes = [];
    private readonly List<Stub> _stubs = [];
    private readonly List<TwinOperation> _listed = [];
    private readonly Dictionary<int, CheckMode?> _checks = [];

    // Of thousands of operations few have names of their own.
    private readonly Dictionary<IReadOnlyList<string>, HashSet<string>> _known = new(
        ReferenceEqualityComparer.Instance
    );

    private readonly Dictionary<DemandsConfig, Demands> _demands = new(ReferenceEqualityComparer.Instance);

    private bool Echoes => context.Config.Echo != EchoMode.Off;

    public (
        IReadOnlyList<Route<TwinRoute>> Routes,
        IReadOnlyList<Stub> Stubs,
        IReadOnlyList<TwinOperation> Listed
    ) Compile(IReadOnlyList<ResolvedBinding> resolved)
    {
        var bound = resolved.ToDictionary(r => r.Target.Number);
        foreach (var (name, mode) in context.Config.Checks)
        {
            if (BindingResolver.Find(context, index, name, SourceMap.Below("/checks", name)) is { } checkedOne)
            {
                _checks[checkedOne.Number] = mode;
            }
        }

        // Of equal routes the earlier one answers.
        foreach (var target in index.Targets.OrderByDescending(t => t.Stub?.Http?.Priority ?? 0))
        {
            if (target.Stub is { Enabled: false } || (target.Stub is { } stub && context.BrokenStubs.Contains(stub)))
            {
                continue;
            }

            var binding = bound.GetValueOrDefault(target.Number);
            var answerer = binding is not null ? bindings.Compile(binding) : Unbound(target);
            if (answerer is not null)
            {
                Add(target, Route(target, binding, answerer));
                _listed.Add(
                    new TwinOperation(
                        target.Name,
                        target.Method,
                        target.Path,
                        binding?.Config.Table,
                        Action(target, binding)
                    )
                );
            }
        }

        _stubs.Sort((a, b) => (b.Score, b.Priority).CompareTo((a.Score, a.Priority)));
        var listed = _listed
            .OrderBy(o => o.Path, StringComparer.Ordinal)
            .ThenBy(o => o.Method, StringComparer.Ordinal)
            .ToArray();
        return (_routes, _stubs, listed);
    }

    private static string Action(BindingTarget target, ResolvedBinding? binding) =>
        binding is null
            ? target.Stub is null
                ? "generated"
                : "stub"
            : binding.Config.Action == TableAction.Custom
                ? binding.Config.Operation!
                : binding.Config.Action.ToString().ToLowerInvariant();

    private TwinRoute Route(BindingTarget target, ResolvedBinding? binding, Answerer answerer)
    {
        var table = binding is null ? null : bindings.TableOf(binding);
        var headers = new Dictionary<string, IReadOnlyList<string>>(
            bindings.HeadersOf(table),
            StringComparer.OrdinalIgnoreCase
        );
        foreach (var (name, lines) in binding?.Config.Headers ?? new Dictionary<string, IReadOnlyList<string>>())
        {
            headers[name] = lines;
        }

        return new TwinRoute
        {
            Name = target.Name,
            Description = target.Operation,
            Answerer = answerer,
            Errors = table?.Errors ?? errors,
            Headers = headers.Count == 0 ? HeaderSet.None : new HeaderSet(headers),
            Check = CheckOf(target, binding),
            Undescribed =
                binding?.Config.Undescribed?.Check
                ?? target.Import?.Import.Undescribed?.Check
                ?? context.Config.Undescribed?.Check
                ?? UndescribedMode.Off,
            KnownNames = KnownNames(target, binding),
            Demands = DemandsOf(target),
            Accepted = binding?.Config.Accepts is { Count: > 0 } accepts ? new(accepts, target.Operation) : null,
            NeedsBody = NeedsBody(target, binding),
            ReadsBody = NeedsBody(target, binding) || (binding is null && target.Operation?.RequestBody is not null),
            IsBound = binding is not null,
            Wished =
                binding is not null && target.Operation is { } operation
                    ? new Lazy<GeneratedAnswerer>(() => Generated(target, operation))
                    : null,
        };
    }

    private static bool NeedsBody(BindingTarget target, ResolvedBinding? binding) =>
        binding
            is { Config.Action: TableAction.Create or TableAction.Update or TableAction.Patch or TableAction.Custom }
        || target.Stub?.Http?.StatefulOperation is not null;

    private CheckMode CheckOf(BindingTarget target, ResolvedBinding? binding) =>
        binding?.Config.Check
        ?? (_checks.TryGetValue(target.Number, out var own) ? own : null)
        ?? target.Import?.Import.Check
        ?? context.Config.Check
        ?? CheckMode.Warn;

    private HashSet<string> KnownNames(BindingTarget target, ResolvedBinding? binding) =>
        binding?.Config.Undescribed?.Known is { Count: > 0 } own
            ? own.ToHashSet(StringComparer.Ordinal)
            : Shared(
                target.Import?.Import.Undescribed?.Known is { Count: > 0 } ofImport
                    ? ofImport
                    : context.Config.Undescribed?.Known ?? []
            );

    private Demands DemandsOf(BindingTarget target)
    {
        if ((target.Import?.Import.Demands ?? context.Config.Demands) is not { } written)
        {
            return Demands.None;
        }

        if (!_demands.TryGetValue(written, out var demands))
        {
            _demands[written] = demands = new Demands(written);
        }

        return demands;
    }

    private HashSet<string> Shared(IReadOnlyList<string> names)
    {
        if (!_known.TryGetValue(names, out var known))
        {
            _known[names] = known = names.ToHashSet(StringComparer.Ordinal);
        }

        return known;
    }

    private void Add(BindingTarget target, TwinRoute route)
    {
        if (target.Stub is { Http: { } http })
        {
            if (StubMatcher.IsPlainRoute(http.Matcher))
            {
                _routes.Add(new Route<TwinRoute>(target.Method, target.Path, route));
            }
            else
            {
                var matcher = new StubMatcher(http.Matcher);
                _stubs.Add(new Stub(matcher, route, matcher.Score, http.Priority));
            }

            return;
        }

        _routes.Add(new Route<TwinRoute>(target.Method, target.Path, route));
        if (target.Import is { Import.Servers: true } import)
        {
            foreach (var basePath in target.Operation?.BasePaths ?? import.Description.BasePaths)
            {
                _routes.Add(new Route<TwinRoute>(target.Method, basePath + target.Path, route));
            }
        }
    }

    private Answerer? Unbound(BindingTarget target)
    {
        if (target.Operation is { } operation)
        {
            return Generated(target, operation);
        }

        // Without a stub it is served for a binding's sake, and that one is broken.
        if (target.Stub is not { Http: { } http })
        {
            return null;
        }

        return http.StatefulOperation is { } name ? bindings.Operation(name, target) : StubOf(target, http);
    }

    private GeneratedAnswerer Generated(BindingTarget target, Operation operation) =>
        new(
            operation,
            new GeneratedAnswerOptions
            {
                Seed = seed,
                Echoes = Echoes,
                AnswersResource = () => OperationRoles.AnswersResource(target.Import!.Description, operation),
                FindOperation = target.Import!.Description.FindOperation,
                Occasion = () =>
                    AnswerOccasion.Of(
                        operation,
                        OperationRoles.Creates(target.Import!.Description, operation),
                        (context.Config.Complete ?? CompleteMode.Full) == CompleteMode.Full
                    ),
                Paths = context.PathsOf(target.Import!.Description),
                ServerOrigins = () => target.Import.Description.ServerOrigins,
                RefusesOther = CheckOf(target, null) == CheckMode.On,
                Errors = errors,
            }
        );

    private StubAnswerer? StubOf(BindingTarget target, HttpStubConfig http)
    {
        var response = http.Response ?? new StubResponseConfig();
        if (response.BodyFile is not { } file)
        {
            return new StubAnswerer(response, response.Body);
        }

        var folder = Path.GetFullPath(context.File.Folder);
        var path = Path.GetFullPath(Path.Combine(folder, file));
        if (
            path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            && RegularFile.Defect(path) is null
            && File.Exists(path)
        )
        {
            return new StubAnswerer(response, File.ReadAllText(path));
        }

        var at = context.Config.Mocks.ToList().IndexOf(target.Stub!);
        context.Error(
            DiagnosticCodes.FileNotReadable,
            $"/mocks/{at}/http/response/bodyFile",
            $"body file '{file}' is no regular file below {folder}",
            "put it beside the config file"
        );
        return null;
    }
}
