using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Inference;

/// <summary>Sorts the operations of a description by the collections that their paths speak of.</summary>
internal sealed class PathFamilies
{
    private readonly Dictionary<string, PathFamily> _families = new(StringComparer.Ordinal);

    public PathFamilies(IEnumerable<Operation> operations)
    {
        DescribedOperation[] all =
        [
            .. operations.Select(o => new DescribedOperation(o)).Where(o => o.Path.Parts.Count > 0),
        ];
        foreach (var operation in all.Where(o => o.Path.TrailingParameters > 0))
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

    // A path of parameters alone, such as `/{bucket}`, has no word that its things could be called by.
    private void AddItem(DescribedOperation operation)
    {
        var path = operation.Path;
        var length = path.Parts.Count - path.TrailingParameters;
        if (length == 0 || path.Parts[length - 1].IsVerb)
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

    private void AddFixed(DescribedOperation operation)
    {
        var path = operation.Path;
        var last = path.Parts[^1];
        if (last.IsVerb)
        {
            if (FamilyBefore(path, path.Parts.Count - 1) is { } named)
            {
                named.BehindItem.Add(operation);
            }
            else
            {
                FamilyAt(path, path.Parts.Count - 1).BehindCollection.Add(operation);
            }

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
