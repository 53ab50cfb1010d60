using System.Text.Json;

namespace Mockd.Bench.Fuzz.Twins;

/// <summary>Ids that the twin answered, so that requests reach the rows that are there.</summary>
internal sealed class KnownIds
{
    private const int Most = 2_000;
    private readonly List<string> _all = [];

    public string? Any(Random random) => _all.Count == 0 ? null : _all[random.Next(_all.Count)];

    public void Learn(ReadOnlyMemory<byte> body, Random random)
    {
        try
        {
            using var answer = JsonDocument.Parse(body);
            Collect(answer.RootElement, random, 0);
        }
        catch (JsonException)
        {
            // Not every answer is JSON.
        }
    }

    private void Collect(JsonElement value, Random random, int depth)
    {
        if (depth > 6)
        {
            return;
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray().Take(4))
            {
                Collect(item, random, depth + 1);
            }
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                if (
                    member.Value.ValueKind == JsonValueKind.String
                    && member.Name is "id" or "sid" or "name" or "number"
                )
                {
                    Add(member.Value.ToString(), random);
                }
                else
                {
                    Collect(member.Value, random, depth + 1);
                }
            }
        }
    }

    private void Add(string id, Random random)
    {
        if (id.Length is 0 or > 200)
        {
            return;
        }

        if (_all.Count < Most)
        {
            _all.Add(id);
        }
        else
        {
            _all[random.Next(Most)] = id;
        }
    }
}
