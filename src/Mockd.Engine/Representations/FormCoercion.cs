using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Representations;

/// <summary>Types the texts of a form or query by the schema of the request.</summary>
public static class FormCoercion
{
    /// <summary>Bodies of more pairs are to be refused: what is behind them would be lost.</summary>
    public const int MostPairs = FormReading.MaxPairs;

    /// <summary>
    /// Builds a document from form pairs (<c>a[b]</c>, <c>a[]</c>, <c>a[0][b]</c>, repeated names) and types its leaves by
    /// <paramref name="schema"/>; without a schema only unmistakable booleans and numbers are converted.
    /// </summary>
    public static JsonObject Read(IReadOnlyList<KeyValuePair<string, string>> pairs, Schema? schema)
    {
        var root = FormReading.Read(pairs);
        var view = schema is null ? null : SchemaView.Of(schema);
        return root.Children.Count == 0 ? JsonObject.Empty : FormTyping.Object(root, view);
    }
}
