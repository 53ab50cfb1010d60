using System.Runtime.CompilerServices;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Bindings;

/// <summary>The members of an object that may be addresses of the API, found once.</summary>
internal static class LinkMembers
{
    private const int Deepest = 4;
    private const int MostLooked = 400;

    // Found of views, and kept as long as they are.
    private static readonly ConditionalWeakTable<SchemaView, LinkMember[]> Plain = [];
    private static readonly ConditionalWeakTable<SchemaView, LinkMember[]> InLinks = [];
    private static readonly ConditionalWeakTable<SchemaView, object> Holders = [];

    public static LinkMember[] Of(SchemaView view, bool isInLinks) =>
        isInLinks
            ? InLinks.GetValue(view, static v => Find(v, isInLinks: true))
            : Plain.GetValue(view, static v => Find(v, isInLinks: false));

    /// <summary>False when no value of the view has an address in it, so that none need be looked through.</summary>
    public static bool AreIn(SchemaView view) =>
        (bool)
            Holders.GetValue(
                view,
                static v =>
                {
                    var left = MostLooked;
                    return AreIn(v, isInLinks: false, 0, ref left);
                }
            );

    private static bool AreIn(SchemaView view, bool isInLinks, int depth, ref int left)
    {
        if (--left < 0)
        {
            return true;
        }

        if (depth > Deepest)
        {
            return false;
        }

        foreach (var variant in SchemaVariants.Of(view))
        {
            if (
                Of(variant, isInLinks).Length > 0
                || (variant.ItemAt(0) is { } item && AreIn(item, isInLinks, depth, ref left))
            )
            {
                return true;
            }

            foreach (var (name, _) in variant.Properties)
            {
                if (
                    variant.Member(name) is { } member
                    && (member.Possible & (SchemaTypes.Object | SchemaTypes.Array)) != 0
                    && AreIn(member, isInLinks || LinkNames.IsLinks(name), depth + 1, ref left)
                )
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static LinkMember[] Find(SchemaView view, bool isInLinks)
    {
        var found = new List<LinkMember>();
        foreach (var (name, _) in view.Properties)
        {
            var joined = NameWords.Joined(name);
            if (
                view.Member(name) is { Bounds.WriteOnly: false } member
                && member.Possible.HasFlag(SchemaTypes.String)
                && member.Literal is null
                && member.Bounds.Format is null or "uri" or "url" or "uri-reference" or "iri" or "iri-reference"
                && LinkNames.RelationOf(joined, isInLinks) is { } relation
            )
            {
                found.Add(new(name, relation, LinkNames.IsSure(joined, isInLinks), member));
            }
        }

        return [.. found];
    }
}
