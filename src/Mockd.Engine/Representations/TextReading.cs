using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Representations;

/// <summary>Tells bodies that are one text, or bytes, whatever they look like.</summary>
public static class TextReading
{
    /// <param name="isStored">Members of the body are stored: where nothing is said against it, JSON is meant then.</param>
    public static bool Applies(MediaType media, bool isStored)
    {
        if (
            media.Name.Contains('*')
            || Representation.KindOf(media.Name)
                is not (RepresentationKind.Text or RepresentationKind.Csv or RepresentationKind.Bytes)
        )
        {
            return false;
        }

        var possible = media.Schema is { } schema ? SchemaView.Of(schema).Possible : ~SchemaTypes.Any;
        return (possible & SchemaTypes.String) != 0 && (!isStored || possible != ~SchemaTypes.Any);
    }

    /// <summary>The schema is of something that is written in the text in a way that is not read here.</summary>
    internal static bool IsOpaque(MediaType media) =>
        Representation.KindOf(media.Name) is not (RepresentationKind.Json or RepresentationKind.Form)
        && !media.Name.Contains('*')
        && media.Schema is { } schema
        && (SchemaView.Of(schema).Possible & SchemaTypes.String) == 0;
}
