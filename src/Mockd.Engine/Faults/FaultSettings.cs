using Mockd.Contracts.Admin;
using Mockd.Contracts.Json;
using Mockd.Engine.Json;

namespace Mockd.Engine.Faults;

/// <summary>The settings of one fault, read by name; whatever is not understood or left over becomes a defect.</summary>
internal sealed class FaultSettings(string type, JsonObject written, string at, ICollection<FaultDefect> defects)
{
    private readonly HashSet<string> _read = [];

    public TimeSpan Duration(string name, TimeSpan otherwise) =>
        Read(name) switch
        {
            null => otherwise,
            JsonText text when DurationText.TryParse(text.Value, out var duration) => duration,
            JsonNumber { Double: >= 0 and <= 86_400_000 } number => TimeSpan.FromMilliseconds(number.Double),
            _ => Wrong(name, "a duration such as \"100ms\"", otherwise),
        };

    public double Share(string name, double otherwise) =>
        Read(name) switch
        {
            null => otherwise,
            JsonNumber { Double: >= 0 and <= 1 } number => number.Double,
            _ => Wrong(name, "a number from 0 to 1", otherwise),
        };

    public int Number(string name, int otherwise, int from, int to) =>
        Read(name) switch
        {
            null => otherwise,
            JsonNumber { IsInteger: true } number when number.Integer >= from && number.Integer <= to => (int)
                number.Integer,
            _ => Wrong(name, $"a whole number from {from} to {to}", otherwise),
        };

    public string? Text(string name) => Read(name)?.ToPlainText();

    public IReadOnlyList<int> Statuses(string name)
    {
        var value = Read(name);
        if (value is null)
        {
            return [];
        }

        if (value is JsonArray array && array.All(IsStatus))
        {
            return [.. array.Select(a => (int)((JsonNumber)a).Integer)];
        }

        return Wrong<IReadOnlyList<int>>(name, "a list of status codes", []);
    }

    public void RefuseRest()
    {
        foreach (var name in written.Names.Where(n => !_read.Contains(n)))
        {
            var hint = NearestName.Hint(name, _read);
            hint ??= _read.Count == 0 ? "it has none" : $"it has {string.Join(", ", _read)}";
            defects.Add(new($"{at}/{name}", $"the fault '{type}' has no setting '{name}'", hint));
        }
    }

    private static bool IsStatus(JsonValue value) =>
        value is JsonNumber { IsInteger: true, Integer: >= 200 and <= 599 };

    private JsonValue? Read(string name)
    {
        _read.Add(name);
        return written[name];
    }

    private T Wrong<T>(string name, string wanted, T otherwise)
    {
        defects.Add(new($"{at}/{name}", $"'{name}' of the fault '{type}' must be {wanted}"));
        return otherwise;
    }
}
