using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Inference;

/// <summary>Gives each resource a name of its own: that of its collection, and in front of it what it stands under where two share one.</summary>
internal static class TableNames
{
    public static void Give(IReadOnlyList<Resource> resources)
    {
        foreach (var resource in resources)
        {
            resource.Name = Own(resource);
        }

        foreach (
            var equal in resources.GroupBy(r => r.Name, StringComparer.Ordinal).Where(g => g.Count() > 1).ToArray()
        )
        {
            // The one that stands under the fewest things keeps the short name.
            foreach (var resource in equal.OrderBy(r => r.Family.Length).Skip(1))
            {
                resource.Name = Longer(resource);
            }
        }

        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var resource in resources)
        {
            var name = resource.Name;
            for (var i = 2; !taken.Add(resource.Name); i++)
            {
                resource.Name = $"{name}_{i}";
            }
        }
    }

    private static string Own(Resource resource) =>
        NameWords.Joined(resource.Family.Word) is { Length: > 0 } name ? name : "rows";

    private static string Longer(Resource resource)
    {
        var words = resource
            .Family.Prefix.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Where(w => w != "{}")
            .ToArray();
        return words.Length > 1 ? $"{NameWords.Singular(NameWords.Joined(words[^2]))}_{Own(resource)}" : Own(resource);
    }
}
