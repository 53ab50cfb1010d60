using System.Text;
using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Functions;

/// <summary><c>replace(text, old, new, most?)</c>.</summary>
internal static class Replacing
{
    public static JsonValue Replace(in Call call)
    {
        var (text, old, fresh) = (call.Text(0), call.Text(1), call.Text(2));
        var most = call.Has(3) && call.Count32(3) >= 0 ? call.Count32(3) : int.MaxValue;
        if (old.Length == 0)
        {
            throw call.Fail("the text to replace is empty");
        }

        var built = new StringBuilder();
        var from = 0;
        for (var done = 0; done < most; done++)
        {
            var found = text.IndexOf(old, from, StringComparison.Ordinal);
            if (found < 0)
            {
                break;
            }

            built.Append(text, from, found - from).Append(fresh);
            from = found + old.Length;
            call.Frame.Charge(1, call.Column);
            RefuseLong(call, built.Length);
        }

        return call.Made(built.Append(text, from, text.Length - from).ToString());
    }

    private static void RefuseLong(in Call call, int length)
    {
        if (length > Limits.TextLength)
        {
            call.Frame.ChargeText(length, call.Column);
        }
    }
}
