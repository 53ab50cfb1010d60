using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Representations;

/// <summary>Turns the tree of a form into a document, by the schema where there is one.</summary>
internal static class FormTyping
{
    public static JsonObject Object(FormNode node, SchemaView? view)
    {
        var decided = Decide(view, SchemaTypes.Object, node);
        var members = new JsonObjectBuilder(node.Children.Count);
        foreach (var (name, child) in node.Children)
        {
            members.Set(name, Value(child, decided?.Member(name)));
        }

        return members.Build();
    }

    public static JsonValue Value(FormNode node, SchemaView? view)
    {
        // a=1&a[b]=2: what has structure says more.
        if (node.Children.Count > 0)
        {
            return IsArray(node, view) ? Array(node.Items(), view) : Object(node, view);
        }

        if (node.Texts.Count > 1 || (view is not null && OnlyArray(view) && node.Texts[0].Length > 0))
        {
            return view is null || Allows(view, SchemaTypes.Array)
                ? Array(node.Texts, view)
                : TextTyping.Typed(node.Texts[^1], view);
        }

        return TextTyping.Typed(node.Texts[0], view);
    }

    private static bool IsArray(FormNode node, SchemaView? view) =>
        node.IsList && (view is null || Allows(view, SchemaTypes.Array) || !Allows(view, SchemaTypes.Object));

    private static JsonArray Array(IEnumerable<FormNode> items, SchemaView? view)
    {
        var decided = Decide(view, SchemaTypes.Array, null);
        return JsonArray.Of(items.Select((item, i) => Value(item, decided?.ItemAt(i))));
    }

    private static JsonArray Array(IEnumerable<string> texts, SchemaView? view)
    {
        var decided = Decide(view, SchemaTypes.Array, null);
        return JsonArray.Of(texts.Select((text, i) => TextTyping.Typed(text, decided?.ItemAt(i))));
    }

    private static bool OnlyArray(SchemaView view) =>
        Allows(view, SchemaTypes.Array)
        && (view.Possible & (SchemaTypes.String | SchemaTypes.Number | SchemaTypes.Integer)) == 0;

    private static bool Allows(SchemaView view, SchemaTypes type) => (view.Possible & type) != 0;

    // Of several variants of the right kind, the one that knows most of the names sent.
    private static SchemaView? Decide(SchemaView? view, SchemaTypes type, FormNode? node)
    {
        for (var i = 0; i < 16 && view is { Choices.Count: > 0 }; i++)
        {
            SchemaView? best = null;
            var most = -1;
            for (var v = 0; v < view.Choices[0].Variants.Count; v++)
            {
                var variant = view.Choose(v);
                var known = node?.Children.Count(c => variant.Declares(c.Key)) ?? 0;
                if (known > most && Allows(variant, type))
                {
                    (best, most) = (variant, known);
                }
            }

            view = best;
        }

        return view;
    }
}
