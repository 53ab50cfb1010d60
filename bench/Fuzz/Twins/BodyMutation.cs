using System.Text.Json.Nodes;

namespace Mockd.Bench.Fuzz.Twins;

/// <summary>Changes a body that would be right: members of other kinds, missing, doubled, unknown, or ids of rows that exist.</summary>
internal static class BodyMutation
{
    public static JsonNode? Apply(JsonNode? body, KnownIds ids, Random random)
    {
        if (body is null || random.Next(40) == 0)
        {
            return HostileValue.Json(random);
        }

        var owners = new List<JsonNode> { body };
        for (var i = 0; i < owners.Count; i++)
        {
            owners.AddRange(Children(owners[i]).Where(c => c is JsonObject or JsonArray)!);
        }

        foreach (var owner in owners)
        {
            Refer(owner, ids, random);
        }

        // A good part is sent as it is: what is refused at once reaches nothing behind.
        for (var i = random.Next(3) == 0 ? 0 : random.Next(1, 5); i > 0; i--)
        {
            Change(owners[random.Next(owners.Count)], random);
        }

        return body;
    }

    private static IEnumerable<JsonNode?> Children(JsonNode node) =>
        node switch
        {
            JsonObject members => members.Select(m => m.Value),
            JsonArray items => items,
            _ => [],
        };

    private static void Refer(JsonNode owner, KnownIds ids, Random random)
    {
        if (owner is not JsonObject members)
        {
            return;
        }

        foreach (var (name, value) in members.ToArray())
        {
            if (value?.GetValueKind() == System.Text.Json.JsonValueKind.String && random.Next(4) == 0)
            {
                members[name] = ids.Any(random) ?? value.DeepClone();
            }
        }
    }

    private static void Change(JsonNode owner, Random random)
    {
        if (owner is JsonArray items)
        {
            items.Insert(random.Next(items.Count + 1), HostileValue.Json(random));
            return;
        }

        var members = (JsonObject)owner;
        var name = members.Count == 0 ? "x" : members.ElementAt(random.Next(members.Count)).Key;
        switch (random.Next(4))
        {
            case 0:
                members.Remove(name);
                break;
            case 1:
                members[HostileValue.Text(random)] = HostileValue.Json(random);
                break;
            default:
                members[name] = HostileValue.Json(random);
                break;
        }
    }
}
