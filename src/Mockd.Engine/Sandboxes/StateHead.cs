using System.Globalization;
using Mockd.Contracts.Json;
using Mockd.Engine.Actions;
using Mockd.Engine.State;

namespace Mockd.Engine.Sandboxes;

/// <summary>What a state has beside its rows, as JSON: <c>sequence</c>, <c>draws</c>, <c>counters</c>, <c>clock</c>.</summary>
public static class StateHead
{
    private const string TimeFormat = "O";

    public static JsonObjectBuilder Write(JsonObjectBuilder builder, TwinState state, TableSet tables)
    {
        builder
            .Set("sequence", state.Sequence)
            .Set("draws", state.Draws.ToString(CultureInfo.InvariantCulture))
            .Set(
                "counters",
                JsonObject.Of(
                    state
                        .Counters.OrderBy(c => c.Key)
                        .Select(c => KeyValuePair.Create(tables.All[c.Key].Name, (JsonValue)c.Value))
                )
            );
        if (state.Clock.FrozenAt is { } frozen)
        {
            builder.Set("clock", JsonObject.Of(("frozenAt", TextOf(frozen))));
        }
        else if (state.Clock.Offset != TimeSpan.Zero)
        {
            builder.Set("clock", JsonObject.Of(("offsetTicks", state.Clock.Offset.Ticks)));
        }

        return builder;
    }

    /// <summary>A state without rows; counters of tables that the twin does not have are left out.</summary>
    /// <exception cref="FormatException">A member is missing or of the wrong kind.</exception>
    public static TwinState Read(JsonObject head, TableSet tables)
    {
        var state = TwinState.Empty(tables.All.Count) with
        {
            Sequence = Whole(head, "sequence"),
            Draws = ulong.TryParse(head["draws"]?.AsText, CultureInfo.InvariantCulture, out var draws)
                ? draws
                : throw new FormatException("\"draws\" is a whole number from 0 up, in quotes"),
            Clock = ClockOf(head["clock"] as JsonObject),
        };
        foreach (var (name, value) in head["counters"] as JsonObject ?? JsonObject.Empty)
        {
            if (value is not JsonNumber { IsInteger: true } counter)
            {
                throw new FormatException($"the counter of \"{name}\" is a whole number");
            }

            if (tables.ByName.TryGetValue(name, out var table))
            {
                state = state with { Counters = state.Counters.SetItem(table.Number, counter.Integer) };
            }
        }

        return state;
    }

    /// <exception cref="FormatException">It is no whole number from 0 up.</exception>
    public static long Whole(JsonObject line, string name) =>
        line[name] is JsonNumber { IsInteger: true, Integer: >= 0 } number
            ? number.Integer
            : throw new FormatException($"\"{name}\" is a whole number from 0 up");

    /// <summary>A time to the tick, in UTC.</summary>
    public static string TextOf(DateTimeOffset time) =>
        time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">It is no time as <see cref="TextOf"/> writes them.</exception>
    public static DateTimeOffset TimeOf(JsonObject line, string name) =>
        DateTimeOffset.TryParseExact(
            line[name]?.AsText,
            TimeFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
            : throw new FormatException($"\"{name}\" is a time such as 2026-01-31T12:00:00.0000000Z");

    private static SandboxClock ClockOf(JsonObject? clock) =>
        clock is null ? SandboxClock.Real
        : clock.Contains("frozenAt") ? new SandboxClock(TimeOf(clock, "frozenAt"), TimeSpan.Zero)
        : clock["offsetTicks"] is JsonNumber { IsInteger: true } ticks
            ? new SandboxClock(null, TimeSpan.FromTicks(ticks.Integer))
        : throw new FormatException("\"clock\" has \"frozenAt\" or \"offsetTicks\"");
}
