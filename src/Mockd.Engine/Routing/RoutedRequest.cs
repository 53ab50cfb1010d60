using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;

namespace Mockd.Engine.Routing;

/// <summary>A request as routes look at it: its body is taken apart when the first of them asks for a member.</summary>
internal sealed class RoutedRequest(Request request, Func<Request, JsonObject?>? readBody)
{
    private readonly Lazy<JsonObject?> _members = new(() => request.Body.IsEmpty ? null : readBody?.Invoke(request));

    public Request Request => request;

    public JsonValue? Member(string name) => _members.Value?[name];
}
