using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Mockd.Cli.Arguments;
using Mockd.Cli.Output;
using Mockd.Contracts.Json;

namespace Mockd.Cli.Commands;

/// <summary>Prints what a command found or did: one JSON document with <c>--json</c>, else text for people.</summary>
internal static class Results
{
    /// <param name="text">Prints it for people.</param>
    public static void Print<T>(
        this Terminal terminal,
        ParseResult parsed,
        T answer,
        JsonTypeInfo<T> type,
        Action<T> text
    )
    {
        if (parsed.GetValue(GlobalOptions.Json))
        {
            terminal.Line(JsonSerializer.SerializeToUtf8Bytes(answer, type));
        }
        else
        {
            text(answer);
        }
    }

    /// <summary>One line for people.</summary>
    public static void Print(this Terminal terminal, ParseResult parsed, JsonObject answer, string text)
    {
        if (parsed.GetValue(GlobalOptions.Json))
        {
            terminal.Line(answer.ToUtf8());
        }
        else
        {
            terminal.Line(text);
        }
    }
}
