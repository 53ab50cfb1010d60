using System.Text.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>Reads a discriminator: an object from 3.0 on, the bare name of the member in 2.0.</summary>
internal static class DiscriminatorReader
{
    public static Discriminator? Read(DescriptionDocument document, string pointer, JsonElement written)
    {
        if ((written.Text() ?? written.TextMember("propertyName")) is not { } property)
        {
            return null;
        }

        var mapping = new Dictionary<string, Schema>();
        foreach (var (value, target) in written.ObjectMember("mapping")?.Members() ?? [])
        {
            if (target.Text() is { } name)
            {
                mapping[value] = Variant(document, pointer, name);
            }
        }

        return new Discriminator(property, mapping);
    }

    // A mapping holds a reference or just the name of a schema.
    private static Schema Variant(DescriptionDocument document, string pointer, string name) =>
        document.FindBeside(pointer, name) ?? document.Refer(name, pointer);
}
