namespace Cli.Tests.Crashes;

/// <summary>One write that was sent: a row, or an amount moved from one account to another.</summary>
/// <param name="Amount">0: a row was created.</param>
internal sealed record Deed(string Sandbox, string Id, int From, int To, long Amount)
{
    /// <summary>The server said that it is done; without that it may be done or not, but not half.</summary>
    public bool IsAcknowledged { get; set; }

    public string Path => (Amount == 0 ? "/entries/" : "/transfers/") + Id;
}
