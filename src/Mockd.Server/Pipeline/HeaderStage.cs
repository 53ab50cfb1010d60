using Mockd.Engine.Bindings;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Randomness;

namespace Mockd.Server.Pipeline;

/// <summary>Adds the configured response headers; a binding's own win over its table's, those over the twin's.</summary>
internal static class HeaderStage
{
    private const string IdAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int IdLength = 14;

    public static Response Add(Exchange exchange, Response response)
    {
        var twin = exchange.Twin.Headers;
        var own = exchange.Route?.Headers ?? HeaderSet.None;
        if (twin.IsEmpty && own.IsEmpty)
        {
            return response;
        }

        var dice = new Dice(exchange.Twin.Seed ^ ((ulong)exchange.Id * 0x9E3779B97F4A7C15UL));
        var id = dice.Text(IdLength, IdAlphabet);
        var ours = own.Render(exchange.Request, id, exchange.At).ToList();
        var rest = twin.Render(exchange.Request, id, exchange.At).Where(h => !ours.Exists(o => IsSame(o.Key, h.Key)));
        var configured = ours.Concat(rest).ToList();
        return response.HasMadeUpHeaders
            ? response.WithInstead(configured)
            : response.With(configured.Where(h => !response.Headers.Any(r => IsSame(r.Key, h.Key))));
    }

    private static bool IsSame(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
