using System.Text.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>Where a schema stands, to find the schemas below it.</summary>
internal readonly record struct SchemaScope(DescriptionDocument Document, string Pointer)
{
    // Each place below repeats the names above it. A name of a megabyte over thousands of places would fill the memory.
    private const int LongestPointer = 8192;

    public Schema? One(string keyword, JsonElement value) =>
        IsSchema(value) && IsReadable() ? Document.SchemaAt(JsonPointers.Child(Pointer, keyword), value) : null;

    public Schema? Reference(JsonElement value) =>
        value.Text() is { } reference && Document.Refer(reference, Pointer) is var target && target.Pointer != Pointer
            ? target
            : null;

    public IReadOnlyList<Schema> List(string keyword, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array || !IsReadable())
        {
            return [];
        }

        var schemas = new List<Schema>(value.GetArrayLength());
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (IsSchema(item))
            {
                schemas.Add(Document.SchemaAt(JsonPointers.Child(Pointer, keyword, index), item));
            }

            index++;
        }

        return schemas;
    }

    public IReadOnlyList<KeyValuePair<string, Schema>> Named(string keyword, JsonElement value)
    {
        var schemas = new List<KeyValuePair<string, Schema>>();
        if (!IsReadable())
        {
            return schemas;
        }

        foreach (var (name, member) in value.Members())
        {
            if (IsSchema(member))
            {
                var schema = Document.SchemaAt(JsonPointers.Child(Pointer, keyword, name), member);
                schemas.Add(KeyValuePair.Create(name, schema));
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

    private static bool IsSchema(JsonElement value) =>
        value.ValueKind is JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False;
}
