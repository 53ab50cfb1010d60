using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Representations;

/// <summary>
/// Finds which described member a part without a name stands for: the one that its Content-ID names, else the next that takes
/// its type, else the next one.
/// </summary>
internal static class PartNames
{
    public static IReadOnlyList<BodyPart> Of(IReadOnlyList<BodyPart> parts, MediaType? media)
    {
        if (parts.All(p => p.Name is not null) || media?.Schema is not { } schema || IsForm(media))
        {
            return parts;
        }

        var view = SchemaView.Of(schema);
        var open = view.Properties.Select(p => p.Key).Except(parts.Select(p => p.Name)).OfType<string>().ToList();
        var named = new List<BodyPart>(parts.Count);
        foreach (var part in parts)
        {
            var name = part.Name ?? Find(part, open, media, view);
            var fileName = part.Name is null && IsFile(part) ? "" : part.FileName;
            named.Add(part with { Name = name, FileName = fileName });
            if (name is not null && !EncodedForm.IsList(media, name))
            {
                open.Remove(name);
            }
        }

        return named;
    }

    private static string? Find(BodyPart part, List<string> open, MediaType media, SchemaView view) =>
        open.Find(name => name == part.ContentId)
        ?? open.Find(name => Takes(name, part, media, view))
        ?? (open.Count > 0 ? open[0] : null);

    private static bool Takes(string name, BodyPart part, MediaType media, SchemaView view)
    {
        if (media.Encoding.GetValueOrDefault(name) is { ContentType: not null } encoding)
        {
            return part.Type is { } type && encoding.Takes(MediaTypeNames.Normalize(type));
        }

        var wanted = PartsReading.IsJson(part) ? SchemaTypes.Object | SchemaTypes.Array : SchemaTypes.String;
        return view.Member(name) is not { } member || (member.Possible & wanted) != 0;
    }

    private static bool IsFile(BodyPart part) =>
        part is { FileName: null, Type: { } type }
        && Representation.KindOf(MediaTypeNames.Normalize(type)) == RepresentationKind.Bytes;

    // RFC 7578: every part of a form has a name; one without is none of it.
    private static bool IsForm(MediaType media) => media.Name == "multipart/form-data";
}
