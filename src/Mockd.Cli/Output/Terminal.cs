using System.Text;

namespace Mockd.Cli.Output;

/// <summary>Where commands write: data to one stream, messages to the other. Colours only for people.</summary>
internal sealed class Terminal(TextWriter data, TextWriter messages, bool dataIsTerminal, bool colours)
{
    private const int Red = 31;
    private const int Yellow = 33;

    /// <summary>True when a person reads the data, false when a program or file does.</summary>
    public bool DataIsTerminal => dataIsTerminal;

    /// <summary>For what prints by itself.</summary>
    public TextWriter Data => data;

    /// <summary>Why data did not get out; null: it did.</summary>
    public string? Problem => ((data as StreamWriter)?.BaseStream as Outlet)?.Problem;

    /// <summary>The process's own standard streams.</summary>
    public static Terminal Standard()
    {
        // Buffered: a list of hundreds of lines is one write. A reader that went away (head) is not an error there.
        var encoding = new UTF8Encoding(false);
        var data = new StreamWriter(new Outlet(Console.OpenStandardOutput), encoding, 16 * 1024);
        var messages = TextWriter.Synchronized(
            new StreamWriter(new Outlet(Console.OpenStandardError), encoding) { AutoFlush = true }
        );
        var colours =
            !Console.IsErrorRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new Terminal(data, messages, !Console.IsOutputRedirected, colours);
    }

    public void Line(string text) => data.WriteLine(VisibleText.Of(text));

    /// <summary>UTF-8 text with a line end.</summary>
    public void Line(ReadOnlySpan<byte> utf8) => Line(Encoding.UTF8.GetString(utf8));

    public void Message(string text) => messages.WriteLine(VisibleText.Of(text));

    public void Warning(string text) => messages.WriteLine(Paint(VisibleText.Of(text), Yellow));

    public void Error(string text) => messages.WriteLine(Paint("error:", Red) + " " + VisibleText.Of(text));

    public void Flush()
    {
        data.Flush();
        messages.Flush();
    }

    private string Paint(string text, int colour) => colours ? $"\e[{colour}m{text}\e[0m" : text;
}
