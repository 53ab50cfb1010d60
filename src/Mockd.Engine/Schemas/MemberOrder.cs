using System.Globalization;
using Mockd.Contracts.Json;
using Mockd.Engine.Schemas.Generation;

namespace Mockd.Engine.Schemas;

/// <summary>Mends objects whose description makes an end come before its start: by an example, a default or a bound.</summary>
internal static class MemberOrder
{
    /// <summary>What the description names stays; the other end follows it, if its own schema allows.</summary>
    public static void Mend(JsonObjectBuilder members, GenerationPlan plan)
    {
        foreach (var (low, high) in plan.Ranges)
        {
            var (first, last) = (plan.Members[low], plan.Members[high]);
            if (
                members.Get(first.Name.Text) is not { } from
                || members.Get(last.Name.Text) is not { } to
                || !IsAfter(from, to)
            )
            {
                continue;
            }

            if (!TrySet(members, last, from))
            {
                TrySet(members, first, to);
            }
        }
    }

    private static bool TrySet(JsonObjectBuilder members, GenerationMember member, JsonValue value)
    {
        if (member.View is null || member.View.Literal is not null || !member.View.Accepts(value))
        {
            return false;
        }

        members.Set(member.Name.Text, value);
        return true;
    }

    private static bool IsAfter(JsonValue a, JsonValue b) =>
        (a, b) switch
        {
            (JsonNumber x, JsonNumber y) => x.Double > y.Double,
            (JsonText x, JsonText y) => Moment(x.Value) > Moment(y.Value),
            _ => false,
        };

    private static DateTimeOffset? Moment(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : null;
}
