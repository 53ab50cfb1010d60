using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Stubs;

namespace Mockd.Engine.Compilation.Checks;

/// <summary>Stubs that never answer, that answer in two ways, or that answer in place of something else.</summary>
internal static class StubReview
{
    public static void Run(CompileContext context, OperationNames index, IReadOnlyList<ResolvedBinding> bindings)
    {
        for (var i = 0; i < context.Config.Mocks.Count; i++)
        {
            if (context.Config.Mocks[i].Http is { } http)
            {
                CheckMatcher(context, http.Matcher, $"/mocks/{i}/http/matcher");
                CheckAnswers(context, http, $"/mocks/{i}/http");
            }
        }

        CheckRoutes(context, index, bindings);
    }

    private static void CheckMatcher(CompileContext context, MatcherConfig matcher, string pointer)
    {
        if (matcher is { Path: not null, PathPattern: not null })
        {
            context.Error(
                DiagnosticCodes.ContradictingKeys,
                pointer + "/pathPattern",
                "`path` says what the path is already",
                "remove one of the two"
            );
        }

        if (
            matcher is { BodyEquals: { } whole, BodyContains: { } part }
            && !whole.Contains(part, StringComparison.Ordinal)
        )
        {
            context.Error(
                DiagnosticCodes.ContradictingKeys,
                pointer + "/bodyContains",
                "no body equals the one and contains the other",
                "remove one of the two"
            );
        }
    }

    private static void CheckAnswers(CompileContext context, HttpStubConfig http, string pointer)
    {
        var binds = http.StatefulBinding is not null;
        if (binds && http.StatefulOperation is not null)
        {
            context.Error(
                DiagnosticCodes.ContradictingKeys,
                pointer + "/statefulOperation",
                "`statefulBinding` answers this stub already",
                "remove one of the two"
            );
        }

        if (http.Response is { Body: not null, BodyFile: not null })
        {
            context.Error(
                DiagnosticCodes.ContradictingKeys,
                pointer + "/response/bodyFile",
                "`body` is the answer already",
                "remove one of the two"
            );
        }
    }

    /// <summary>Of equal routes the earlier one answers; stubs stand before descriptions.</summary>
    private static void CheckRoutes(
        CompileContext context,
        OperationNames index,
        IReadOnlyList<ResolvedBinding> bindings
    )
    {
        var bound = bindings.Select(b => b.Target.Number).ToHashSet();
        var stubs = new Dictionary<string, BindingTarget>(StringComparer.Ordinal);
        foreach (var target in index.Targets)
        {
            var route = $"{target.Method} {Unnamed(target.Path)}";
            if (target.Stub is { Http: { } http } stub)
            {
                // Of different priorities the author knows which one answers.
                if (
                    stub.Enabled
                    && StubMatcher.IsPlainRoute(http.Matcher)
                    && !stubs.TryAdd(route, target)
                    && stubs[route].Stub!.Http!.Priority == http.Priority
                )
                {
                    Warn(
                        context,
                        stub,
                        $"{target.Method} {target.Path} is answered by stub '{stubs[route].Name}', never by this one",
                        "remove one, or add to its matcher what tells them apart"
                    );
                }
            }
            else if (stubs.TryGetValue(route, out var hiding) && !bound.Contains(hiding.Number))
            {
                var loss = bound.Contains(target.Number) ? ", which is bound to a table" : "";
                Warn(
                    context,
                    hiding.Stub!,
                    $"this stub answers in place of the described operation '{target.Name}'{loss}",
                    "remove it, or name the operation in `extend` to keep both"
                );
            }
        }
    }

    private static void Warn(CompileContext context, StubConfig stub, string message, string suggestion)
    {
        var number = context.Config.Mocks.TakeWhile(other => !ReferenceEquals(other, stub)).Count();
        context.Warn(DiagnosticCodes.HiddenOperation, $"/mocks/{number}", message, suggestion);
    }

    private static string Unnamed(string path) =>
        string.Join('/', path.Split('/').Select(part => part is ['{', .., '}'] ? "{}" : part));
}
