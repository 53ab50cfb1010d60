using System.Collections.Concurrent;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Randomness;
using Mockd.Engine.Representations;
using Mockd.Engine.Schemas;
using Mockd.Engine.Schemas.Generation;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Bindings;

/// <summary>The examples of one operation as they can be answered, each mended when it is first asked for.</summary>
internal sealed class DescribedExamples
{
    private const int MostTold = 10;
    private readonly ConcurrentDictionary<MediaType, MendedExample> _known = new();

    /// <summary>What is answered; null when the description has no example, or none that will do.</summary>
    public JsonValue? Find(MediaType media, string contentType, ulong seed, DateTimeOffset now) =>
        Of(media, contentType, seed, now).Value;

    /// <summary>What had to be done to the example, for the journal.</summary>
    public IReadOnlyList<string> NotesOf(MediaType media) =>
        _known.TryGetValue(media, out var known) ? known.Changes : [];

    private MendedExample Of(MediaType media, string contentType, ulong seed, DateTimeOffset now) =>
        _known.TryGetValue(media, out var known)
            ? known
            : _known.GetOrAdd(media, Mended(media, contentType, seed, now));

    private static MendedExample Mended(MediaType media, string contentType, ulong seed, DateTimeOffset now)
    {
        if (WrittenIn(media) is not { } example || media.Schema is not { } schema)
        {
            return new(media.Example, []);
        }

        // A text may stand for what it describes.
        if (example is JsonText && Representation.KindOf(contentType) != RepresentationKind.Json)
        {
            return new(example, []);
        }

        var view = SchemaView.Of(schema);
        var mended = ExampleMend.Of(
            view,
            example,
            (member, name) =>
                ValueGenerator.Generate(member, Subject.Alone(seed, now), Dice.Derive(seed, name.Text), name)
        );
        return mended with { Changes = Told(media, example, mended) };
    }

    // That of the schema where the media type has none and the schema's own is not taken as it is.
    private static JsonValue? WrittenIn(MediaType media) =>
        media.Example
        ?? (
            media.Schema?.Example is { } own and (JsonObject or JsonArray) && !SchemaView.Of(media.Schema).Accepts(own)
                ? own
                : null
        );

    private static IReadOnlyList<string> Told(MediaType media, JsonValue example, MendedExample mended)
    {
        if (mended.Value is null)
        {
            var first = SchemaChecker.Check(media.Schema!, example, isRequest: false)[0];
            return [$"example of {media.Name}: not answered, {first.Pointer}: {first.Message}"];
        }

        var told = mended.Changes.Take(MostTold).Select(c => $"example of {media.Name}: {c}");
        return mended.Changes.Count <= MostTold
            ? [.. told]
            : [.. told, $"example of {media.Name}: and {mended.Changes.Count - MostTold} changes more"];
    }
}
