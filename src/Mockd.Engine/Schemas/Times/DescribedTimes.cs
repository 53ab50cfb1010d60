using Mockd.Contracts.Json;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Schemas.Times;

/// <summary>Finds the members of an object that mean its creation and its last change.</summary>
internal static class DescribedTimes
{
    // Forms are compared with the schema by an example: no schema allows one moment of a form and forbids another.
    private static readonly DateTimeOffset Trial = new(2024, 5, 17, 14, 23, 45, 678, TimeSpan.Zero);

    public static IReadOnlyList<DescribedTime> Of(SchemaView view)
    {
        List<DescribedTime> times = [];
        foreach (var part in SchemaVariants.Of(view))
        {
            foreach (var (name, _) in part.Properties)
            {
                if (times.Exists(t => t.Name == name))
                {
                    continue;
                }

                var isChange = RowTimeNames.IsChange(name);
                if ((isChange || RowTimeNames.IsCreation(name)) && FormOf(name, part.Member(name)!) is { } form)
                {
                    times.Add(new(name, isChange, !ReferenceEquals(part, view), form));
                }
            }
        }

        return times;
    }

    /// <summary>How the member writes a time; null when it is none.</summary>
    public static Func<DateTimeOffset, JsonValue>? FormOf(string name, SchemaView member)
    {
        if (
            member.Bounds.WriteOnly
            || member.IsNever
            || member.Parts.Any(p => p.Const is not null || p.Enum is not null)
        )
        {
            return null;
        }

        foreach (var variant in SchemaVariants.Of(member))
        {
            foreach (var form in TimeForms.Of(name, variant))
            {
                if (member.Accepts(form(Trial)))
                {
                    return form;
                }
            }
        }

        return null;
    }
}
