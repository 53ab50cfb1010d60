using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Yaml;

namespace Mockd.Engine.Compilation.Checks;

/// <summary>Warns of headers that are not sent as they are written. Names that no header has are refused on reading.</summary>
internal static class HeaderReview
{
    public static void Run(CompileContext context)
    {
        var config = context.Config;
        Check(context, config.Headers, "/headers");
        Check(context, config.Idempotency?.ReplayHeaders, "/idempotency/replayHeaders");
        foreach (var (table, pointer) in TableCompiler.Entries(config))
        {
            Check(context, table.Headers, pointer + "/headers");
        }

        for (var i = 0; i < config.Extend.Count; i++)
        {
            Check(context, config.Extend[i].Headers, $"/extend/{i}/headers");
        }

        for (var i = 0; i < config.Mocks.Count; i++)
        {
            Check(context, config.Mocks[i].Http?.Response?.Headers, $"/mocks/{i}/http/response/headers");
        }
    }

    private static void Check(
        CompileContext context,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? headers,
        string pointer
    )
    {
        foreach (var (name, lines) in headers ?? new Dictionary<string, IReadOnlyList<string>>())
        {
            var at = SourceMap.Below(pointer, name);
            if (HeaderText.IsFraming(name))
            {
                context.Warn(
                    DiagnosticCodes.HeaderNotSendable,
                    at,
                    $"{name} is written by the server, for the body as it is sent; this one is left out",
                    "take the header away"
                );
            }
            else if (lines.Count > 1 && name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
            {
                context.Warn(
                    DiagnosticCodes.HeaderNotSendable,
                    at,
                    $"{name} has one value, and {lines.Count} are given; the first is sent",
                    "keep one of them"
                );
            }
            else if (lines.Any(line => line.Any(char.IsControl)))
            {
                context.Warn(
                    DiagnosticCodes.HeaderNotSendable,
                    at,
                    $"the value of {name} has a line break or another control in it, which no header can have",
                    "write it in one line; a blank is sent in the place of each"
                );
            }
        }
    }
}
