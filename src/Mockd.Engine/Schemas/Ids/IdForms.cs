using System.Runtime.CompilerServices;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Schemas.Ids;

/// <summary>What a description shows of the ids of its things, wherever it shows one.</summary>
internal sealed class IdForms
{
    // Forms are read off documents, which never change, and live exactly as long as they do.
    private static readonly ConditionalWeakTable<DescriptionDocument, IdForms> OfDocuments = [];
    private readonly Dictionary<string, IdForm> _forms = new(StringComparer.Ordinal);

    private IdForms(DescriptionDocument document)
    {
        var names = new Dictionary<string, PropertyName>(StringComparer.Ordinal);
        foreach (var shown in document.ShownTexts())
        {
            Learn(shown, names);
        }
    }

    public bool IsEmpty => _forms.Count == 0;

    public static IdForms Of(Schema schema) =>
        OfDocuments.GetValue(schema.Document, static document => new IdForms(document));

    /// <summary>Null when no id of such a thing is shown anywhere.</summary>
    /// <param name="thing">In the singular, as <see cref="NameWords.Joined"/> gives it: `customer`, `billing_account`.</param>
    public IdForm? Find(string thing) => thing.Length == 0 ? null : _forms.GetValueOrDefault(thing);

    /// <summary>The thing that a name or a path speaks of: of a path the last collection.</summary>
    /// <param name="parameter">In a path the collection in front of this parameter counts, if it is there.</param>
    public static string ThingOf(string owner, string parameter = "")
    {
        if (!owner.StartsWith('/'))
        {
            return NameWords.Singular(NameWords.Joined(owner));
        }

        var segments = owner.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var own = Array.IndexOf(segments, "{" + parameter + "}");
        var at = Array.FindLastIndex(segments, own < 0 ? segments.Length - 1 : own, s => !s.Contains('{'));
        return at < 0 ? "" : NameWords.Singular(NameWords.Joined(segments[at]));
    }

    private void Learn(ShownText shown, Dictionary<string, PropertyName> names)
    {
        if (!names.TryGetValue(shown.Name, out var name))
        {
            names[shown.Name] = name = PropertyName.Of(shown.Name);
        }

        var thing =
            name.Meaning != Meaning.Id ? Reference(name, shown.Value)
            : name.Stem.Length > 0 ? name.Stem
            : ThingOf(shown.Owner, shown.Name);
        if (thing.Length == 0 || IdForm.Read(shown.Value) is not { } form)
        {
            return;
        }

        // Of several the one that leaves the most room: `cus_1` says less than a long one.
        if (!_forms.TryGetValue(thing, out var known) || known.Freedom < form.Freedom)
        {
            _forms[thing] = form;
        }
    }

    // `customer: cus_123`: a text with a prefix, in a member whose name says nothing else.
    private static string Reference(PropertyName name, string value)
    {
        const int LongestPrefix = 8;
        var end = value.IndexOf('_', StringComparison.Ordinal);
        return
            name.Meaning == Meaning.None
            && end is > 0 and <= LongestPrefix
            && value.AsSpan(0, end).IndexOfAnyExceptInRange('a', 'z') < 0
            ? ThingOf(name.Text)
            : "";
    }
}
