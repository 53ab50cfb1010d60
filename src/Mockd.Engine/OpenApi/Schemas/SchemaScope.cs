using System.Text.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>Where a schema stands, to find the schemas below it.</summary>
internal readonly record struct SchemaScope(DescriptionDocument Document, string Pointer)
{
    // Each place below repeats the names above it. A name of a megabyte over thousands of places would fill the memory.
    private const int LongestPointer = 8192;

    public Schema? One(string keyword, JsonElement value) =>
        value.IsSchema() && IsReadable() ? Document.SchemaAt(JsonPointers.Child(Pointer, keyword), value) : null;

    public Schema? Reference(JsonElement value) =>
        value.Text() is { } reference && Document.Refer(reference, Pointer) is var target && target.Pointer != Pointer
            ? target
            : null;

    public IReadOnlyList<Schema> List(string keyword, JsonElement value)
    {
        if (!IsReadable())
        {
            return [];
        }

        var schemas = new List<Schema>();
        foreach (var item in Document.Items(JsonPointers.Child(Pointer, keyword), value))
        {
            if (item.Element.IsSchema())
            {
                schemas.Add(Document.SchemaAt(item.Pointer, item.Element));
            }
        }

        return schemas;
    }

    /// <summary>The list that stands for a keyword; null when there is none.</summary>
    public JsonElement? Values(string keyword, JsonElement value) =>
        Document.List(JsonPointers.Child(Pointer, keyword), value)?.Element;

    public JsonElement Example(string keyword, JsonElement value) =>
        Document.Example(JsonPointers.Child(Pointer, keyword), value);

    public IReadOnlyList<KeyValuePair<string, Schema>> Named(string keyword, JsonElement value)
    {
        var schemas = new List<KeyValuePair<string, Schema>>();
        if (!IsReadable())
        {
            return schemas;
        }

        foreach (var (name, member) in Document.Map(JsonPointers.Child(Pointer, keyword), value))
        {
            if (member.Element.IsSchema())
            {
                schemas.Add(KeyValuePair.Create(name, Document.SchemaAt(member.Pointer, member.Element)));
            }
        }

        return schemas;
    }

    private bool IsReadable()
    {
        if (Pointer.Length <= LongestPointer)
        {
            return true;
        }

        Document.Report(
            Pointer[..100],
            $"Names of more than {LongestPointer} characters lead to '{Pointer[..100]}…'; what stands below is not read."
        );
        return false;
    }
}
