using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Schemas.Ids;

/// <summary>Makes ids that look like those that the description shows.</summary>
internal static class IdText
{
    /// <summary>Null when nothing is shown for this name.</summary>
    public static string? Of(SchemaView view, PropertyName name, Subject subject, ulong seed)
    {
        if (name.Meaning is not (Meaning.Id or Meaning.None) || name.Text.Length == 0)
        {
            return null;
        }

        var forms = IdForms.Of(view.Parts[0]);
        return forms.IsEmpty ? null : Find(forms, name, subject)?.Make(seed);
    }

    private static IdForm? Find(IdForms forms, PropertyName name, Subject subject)
    {
        if (name.Meaning == Meaning.None)
        {
            return forms.Find(name.Words);
        }

        if (name.Stem.Length > 0)
        {
            // `billing_customer_id` is a customer's.
            return forms.Find(name.Stem) ?? forms.Find(name.Stem[(name.Stem.LastIndexOf('_') + 1)..]);
        }

        foreach (var thing in subject.Things)
        {
            if (forms.Find(thing) is { } form)
            {
                return form;
            }
        }

        return forms.Find(subject.Occasion.Thing);
    }
}
