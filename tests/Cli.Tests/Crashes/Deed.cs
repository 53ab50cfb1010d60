using System.Net;
using System.Text;

namespace Cli.Tests.Crashes;

/// <summary>One write that was sent: a row, or an amount moved from one account to another.</summary>
/// <param name="Amount">0: a row was created.</param>
internal sealed record Deed(string Sandbox, string Id, int From, int To, long Amount)
{
    /// <summary>The server said that it is done; without that it may be done or not, but not half.</summary>
    public bool IsAcknowledged { get; private set; }

    /// <summary>Sent with an idempotency key, so that it may be sent again.</summary>
    public bool HasKey => Amount % 2 == 1;

    public string Path => (Amount == 0 ? "/entries/" : "/transfers/") + Id;

    /// <exception cref="HttpRequestException">The server is gone.</exception>
    public async Task<HttpStatusCode> SendAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Amount == 0 ? "/entries" : "/transfers");
        request.Headers.Add("X-Sandbox", Sandbox);
        if (HasKey)
        {
            request.Headers.Add("Idempotency-Key", Id);
        }

        var (from, to) = (CrashTwin.AccountName(From), CrashTwin.AccountName(To));
        request.Content = new StringContent(
            Amount == 0
                ? $$"""{"id":"{{Id}}","text":"what the row of an order or a customer has, more or less"}"""
                : $$"""{"id":"{{Id}}","from":"{{from}}","to":"{{to}}","amount":{{Amount}}}""",
            Encoding.UTF8,
            "application/json"
        );

        // The first line of an answer is the word that counts; its body may never come.
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        IsAcknowledged = answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created;
        return answer.StatusCode;
    }
}
