using Mockd.Contracts.Configuration;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Inference;

/// <summary>Finds the tables, keys and actions that a description speaks of, as a person would write them down (design decision D13).</summary>
public static class TwinInference
{
    private const int ManyCollections = 10;

    public static InferredTwin Of(ApiDescription description)
    {
        var families = new PathFamilies(description.Operations);
        var resources = new ResourceFinder(families).Find();
        TableNames.Give(resources);
        var tenant = TenantOf(description);
        Resource.LeaveToTheFirst(resources);
        var relations = new RelationFinder(resources);
        var tables = resources.Select(r => Table(r, tenant) with { Relations = relations.Of(r) }).ToArray();
        return new InferredTwin(tables, [.. description.Operations.Select(o => $"{o.Method} {o.Path}")]);
    }

    private static InferredTable Table(Resource resource, string? tenant)
    {
        var hidesKey = resource.Key is null;
        var config = new TableConfig
        {
            Name = resource.Name,
            IdField = resource.Key ?? "id",
            IdIn = resource.KeyIn,
            HideId = hidesKey,
            Schema = SchemaOf(resource),
            Under = resource.Under,
            Fits = resource.Row is not null,
            Hidden = [.. resource.Hidden],
            Parent =
                resource.Parent is { Creates: true } parent
                && parent.Under.Count + 1 == Depth(resource)
                && parent.Key is not null
                && !IsTenant(resource, tenant)
                    ? parent.Name
                    : null,
        };
        return new InferredTable(
            config,
            resource.Family.Prefix,
            [.. resource.Actions.Select(a => a with { Binding = a.Binding with { Table = resource.Name } })],
            resource.Evidence,
            Confidence(resource),
            WithheldReason(resource)
        );
    }

    // What the operations are bound to say of rows is read in an order; where that would find another view, it is named.
    private static string? SchemaOf(Resource resource) =>
        resource.Row?.Name is { } name && resource.Actions.Any(a => a.Role is "create" or "update" or "upsert")
            ? name
            : null;

    // Of rows of a parent alone all that is in front of the key is the parent's; a single row has the parent's key itself.
    private static int Depth(Resource resource) => resource.IsSingle ? resource.Under.Count + 1 : resource.Under.Count;

    private static bool IsTenant(Resource resource, string? tenant) =>
        resource.Family.Ancestors is [.., var closest] && closest == tenant;

    private static string? WithheldReason(Resource resource) =>
        resource.Actions.Count == 0 ? "nothing is known of its operations"
        : !resource.Creates && !resource.IsSingle ? "nothing creates its rows"
        : resource.Row is not null
        && resource.Key is null
        && !resource.IsSingle
        && resource.Actions.Any(a => a.Role == "create")
            ? "its rows do not show the key that its paths ask for"
        : null;

    private static double Confidence(Resource resource)
    {
        var roles = resource.Actions.Select(a => a.Role).ToHashSet(StringComparer.Ordinal);
        var sum = 0.5;
        sum += (roles.Contains("get") && resource.Creates) || resource.IsSingle || resource.Row is null ? 0.2 : 0;
        sum += resource.Key is not null ? 0.15 : 0;
        sum += roles.Contains("list") ? 0.1 : 0;
        return Math.Round(sum + (roles.Contains("delete") ? 0.05 : 0), 2);
    }

    /// <summary>The first parameter of most paths: it names the caller's own account, which nobody creates.</summary>
    private static string? TenantOf(ApiDescription description) =>
        description
            .Operations.Select(o => DescribedPath.Parse(o.Path))
            .Where(p => p.Parameters.Count > 0)
            .GroupBy(p => p.Parameters[0], StringComparer.Ordinal)
            .Where(g =>
                g.Count() * 2 > description.Operations.Count
                && g.Select(p => p.LastWord).Distinct().Count() >= ManyCollections
            )
            .Select(g => g.Key)
            .FirstOrDefault();
}
