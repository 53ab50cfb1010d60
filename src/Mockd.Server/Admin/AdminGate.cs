using System.Net;
using System.Security.Cryptography;
using System.Text;
using Mockd.Contracts.Admin;
using Mockd.Engine.Exchanges;

namespace Mockd.Server.Admin;

/// <summary>Decides who may use the admin plane: whoever has the key, and never a web page of another site.</summary>
/// <param name="key">The key; null: none is asked for.</param>
/// <param name="listenHost">The name or address listened on.</param>
internal sealed class AdminGate(string? key, string listenHost)
{
    private const string Bearer = "Bearer ";
    private readonly HostNames _hosts = new([listenHost]);
    private readonly byte[]? _key = key is null ? null : Encoding.UTF8.GetBytes(key);

    /// <summary>The refusal, or null when the request may pass.</summary>
    public Response? Refuse(Request request)
    {
        if (!IsKnownHost(request.Headers.Get("Host")))
        {
            return AdminAnswers.Error(403, "host_refused", "The admin plane does not answer under this host name.");
        }

        if (ComesFromOtherSite(request))
        {
            return AdminAnswers.Error(403, "origin_refused", "The admin plane does not answer pages of other sites.");
        }

        if (_key is null || HasKey(request.Headers))
        {
            return null;
        }

        return AdminAnswers
            .Error(401, "unauthorized", $"Send the API key in {AdminRoutes.KeyHeader}, or as a bearer token.")
            .With(KeyValuePair.Create("WWW-Authenticate", "Bearer"));
    }

    private bool HasKey(IRequestHeaders headers)
    {
        var sent = headers.Get(AdminRoutes.KeyHeader);
        if (
            sent is null
            && headers.Get("Authorization") is { } credentials
            && credentials.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
        )
        {
            sent = credentials[Bearer.Length..].Trim();
        }

        return sent is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent), _key);
    }

    private bool IsKnownHost(string? authority) =>
        _hosts.Contain(authority) || (_key is not null && !IsLoopback(listenHost));

    private static bool IsLoopback(string host) =>
        host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static bool ComesFromOtherSite(Request request)
    {
        if (request.Headers.Get("Sec-Fetch-Site") is { } site)
        {
            return site is not ("same-origin" or "none");
        }

        return request.Headers.Get("Origin") is { } origin
            && !origin.Equals(request.Origin, StringComparison.OrdinalIgnoreCase);
    }
}
