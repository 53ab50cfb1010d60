using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Patterns;

namespace Mockd.Engine.Compilation;

/// <summary>What can be wrong with stubs before they are built.</summary>
internal static class StubCheck
{
    public static void Run(CompileContext context)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < context.Config.Mocks.Count; i++)
        {
            var stub = context.Config.Mocks[i];
            if (stub.Id is { } id && !seen.Add(id))
            {
                context.Error(
                    DiagnosticCodes.DuplicateStub,
                    $"/mocks/{i}/id",
                    $"two stubs have the id '{id}'",
                    "ids tell stubs apart; rename one"
                );
            }

            var matcher = $"/mocks/{i}/http/matcher";
            if (
                !IsPattern(context, stub.Http?.Matcher.PathPattern, matcher + "/pathPattern")
                | !IsPattern(context, stub.Http?.Matcher.BodyPattern, matcher + "/bodyPattern")
            )
            {
                context.BrokenStubs.Add(stub);
            }
        }
    }

    private static bool IsPattern(CompileContext context, string? pattern, string pointer)
    {
        if (pattern is null || Pattern.Read(pattern, PatternDialect.Net, out var problem) is not null)
        {
            return true;
        }

        context.Error(DiagnosticCodes.BadPattern, pointer, $"'{pattern}' is not a regular expression: {problem}");
        return false;
    }
}
