using System.Text.Json;
using Mockd.Contracts.Diagnostics;

namespace Mockd.Engine.OpenApi;

/// <summary>Parses the text of a description and says where it is not JSON.</summary>
internal static class DescriptionParser
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static JsonElement? Parse(ReadOnlyMemory<byte> json, string file, ICollection<Diagnostic> diagnostics)
    {
        if (json.Span.StartsWith(ByteOrderMark))
        {
            json = json[ByteOrderMark.Length..];
        }

        try
        {
            return JsonDocument
                .Parse(json, new JsonDocumentOptions { MaxDepth = ApiDescriptionReader.MaxDepth })
                .RootElement;
        }
        catch (JsonException refused)
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticCodes.DescriptionInvalid,
                    new SourceLocation(file, Position(refused.LineNumber), Position(refused.BytePositionInLine)),
                    NestsTooDeep(json.Span)
                        ? $"The description nests deeper than {ApiDescriptionReader.MaxDepth} levels."
                        : $"The description is not JSON: {refused.Message}"
                )
            );
            return null;
        }
    }

    private static int Position(long? fromZero) => (int)Math.Min((fromZero ?? -1) + 1, int.MaxValue);

    private static bool NestsTooDeep(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = ApiDescriptionReader.MaxDepth + 1 });
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth >= ApiDescriptionReader.MaxDepth)
                {
                    return true;
                }
            }
        }
        catch (JsonException)
        {
            // The defect that is being reported already: the text ends being JSON before it gets too deep.
        }

        return false;
    }
}
