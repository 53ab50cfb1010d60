namespace Sdk.Tests.Clients;

/// <summary>Sends to the twin what an SDK sends to its provider's host.</summary>
internal sealed class TwinHandler(Uri twin) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        request.RequestUri = new Uri(twin, request.RequestUri!.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}
