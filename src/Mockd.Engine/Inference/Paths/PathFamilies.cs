using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Inference;

/// <summary>Sorts the operations of a description by the collections that their paths speak of.</summary>
internal sealed class PathFamilies
{
    private readonly Dictionary<string, PathFamily> _families = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _shortest = new(StringComparer.Ordinal);

    public PathFamilies(IEnumerable<Operation> operations)
    {
        DescribedOperation[] all =
        [
            .. operations.Select(o => new DescribedOperation(o)).Where(o => o.Path.Parts.Count > 0 && o.SpeaksOfValues),
        ];
        DescribedOperation[] items = [.. all.Where(o => o.Path.TrailingParameters > 0)];
        foreach (var operation in items)
        {
            var prefix = CollectionOf(operation.Path);
            _shortest[prefix] = Math.Min(
                _shortest.GetValueOrDefault(prefix, int.MaxValue),
                operation.Path.TrailingParameters
            );
        }

        foreach (var operation in items)
        {
            AddItem(operation);
        }

        foreach (var operation in all.Where(o => o.Path.TrailingParameters == 0))
        {
            AddFixed(operation);
        }
    }

    /// <summary>In the order in which the description first speaks of them.</summary>
    public IReadOnlyCollection<PathFamily> All => _families.Values;

    public PathFamily? Find(string prefix) => _families.GetValueOrDefault(prefix);

    private static string CollectionOf(DescribedPath path) => path.Prefix(path.Parts.Count - path.TrailingParameters);

    // A path of parameters alone, such as `/{bucket}`, has no word that its things could be called by. Of `/gists/{id}` and
    // `/gists/{id}/{sha}` the shorter one names the thing.
    private void AddItem(DescribedOperation operation)
    {
        var path = operation.Path;
        var length = path.Parts.Count - path.TrailingParameters;
        if (
            length == 0
            || path.Parts[length - 1].IsVerb
            || IsVersion(path.Parts[length - 1].Word)
            || path.TrailingParameters > _shortest[CollectionOf(path)]
        )
        {
            return;
        }

        var family = FamilyAt(path, length);
        family.OnItem.Add(operation);
        if (family.Keys.Count < path.TrailingParameters)
        {
            family.Keys = [.. path.Parts.Skip(length).Select(p => p.Word)];
        }
    }

    // `/v1/{name}`: what the name is of, it says itself.
    private static bool IsVersion(string word) =>
        word is "api" or "rest"
        || word is ['v' or 'V', >= '0' and <= '9', ..]
        || (word.Length == 10 && DateOnly.TryParse(word, System.Globalization.CultureInfo.InvariantCulture, out _));

    private void AddFixed(DescribedOperation operation)
    {
        var path = operation.Path;
        var last = path.Parts[^1];
        if (last.IsVerb)
        {
            FamilyBefore(path, path.Parts.Count - 1)?.BehindItem.Add(operation);
            return;
        }

        // Behind an item, without items of its own: a verb, a setting or a list of something, which its operations tell.
        if (
            _families.GetValueOrDefault(path.Whole) is not { OnItem.Count: > 0 }
            && FamilyBefore(path, path.Parts.Count - 1) is { } item
        )
        {
            item.BehindItem.Add(operation);
        }

        FamilyAt(path, path.Parts.Count).OnCollection.Add(operation);
    }

    /// <summary>The family whose item the first steps name; null when they end in a fixed word.</summary>
    private PathFamily? FamilyBefore(DescribedPath path, int count)
    {
        var parameters = path.Parts.Take(count).Reverse().TakeWhile(p => p.IsParameter).Count();
        if (parameters == 0 || parameters == count)
        {
            return null;
        }

        var family = FamilyAt(path, count - parameters);
        if (family.Keys.Count < parameters)
        {
            family.Keys = [.. path.Parts.Skip(count - parameters).Take(parameters).Select(p => p.Word)];
        }

        return family;
    }

    private PathFamily FamilyAt(DescribedPath path, int length)
    {
        var prefix = path.Prefix(length);
        return _families.TryGetValue(prefix, out var family)
            ? family
            : _families[prefix] = new PathFamily(prefix, path, length);
    }
}
