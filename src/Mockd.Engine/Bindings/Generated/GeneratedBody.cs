using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Randomness;
using Mockd.Engine.Representations;
using Mockd.Engine.Schemas;
using Mockd.Engine.Schemas.Generation;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Bindings;

/// <summary>Makes the bodies of generated answers: an example of the description, or a value made from the schema.</summary>
internal sealed class GeneratedBody
{
    private const int BytesOfNothing = 64;
    private static readonly Schema AnyText = Schema.Parse("""{"type":"string"}"""u8.ToArray());
    private readonly DescribedExamples _examples = new();
    private readonly GeneratedPage _page;
    private readonly Lazy<EchoPlan> _echo;
    private readonly Lazy<Occasion> _occasion;

    public GeneratedBody(Operation operation, GeneratedAnswerOptions options)
    {
        _page = new GeneratedPage(operation);
        _occasion = new(options.Occasion);
        // Parameters are read when the operation is first used.
        _echo = new(() => EchoPlan.Of(operation, options.AnswersResource(), options.Echoes ? PageNames : null));
    }

    /// <summary>Parameters that choose the page of a list, not what it holds.</summary>
    public IReadOnlySet<string> PageNames => _page.Names;

    /// <summary>What the operation does to what it answers.</summary>
    public Occasion Occasion => _occasion.Value;

    /// <summary>The value that is answered; null when the description says nothing about it.</summary>
    public JsonValue? Value(ResponseChoice choice, OperationCall call, ulong seed, DateTimeOffset now)
    {
        if (choice.Named is not null || choice.Media is not { } media)
        {
            return choice.Named;
        }

        if (media.Schema is null && media.Example is null)
        {
            return Representation.KindOf(choice.ContentType!) switch
            {
                RepresentationKind.Text => ValueGenerator.Generate(AnyText, seed, now, "content"),
                RepresentationKind.Bytes => null,
                _ => JsonObject.Empty,
            };
        }

        if (_examples.Find(media, choice.ContentType!, seed, now) is { } example)
        {
            return Filled(example, media.Schema, choice, call, seed);
        }

        var occasion = choice.Status >= 400 ? Occasion.Failure : _occasion.Value;
        var made = ValueGenerator.Generate(media.Schema!, seed, now, occasion: occasion);
        return Filled(DistinctRows.Mend(made, SchemaView.Of(media.Schema!)), media.Schema, choice, call, seed);
    }

    /// <summary>What had to be done to the example of an answer, for the journal.</summary>
    public IReadOnlyList<string> NotesOf(ResponseChoice choice) =>
        choice is { Named: null, Media: { } media } ? _examples.NotesOf(media) : [];

    /// <summary>The value in the form of the media type.</summary>
    public static byte[] Bytes(JsonValue? value, ResponseChoice choice, ulong seed) =>
        choice.ContentType is null ? []
        : value is null ? Noise(seed)
        : Representation.Write(value, choice.ContentType, choice.Media!.Schema);

    // A failure tells of itself, not of what was sent.
    private JsonValue Filled(JsonValue value, Schema? schema, ResponseChoice choice, OperationCall call, ulong seed)
    {
        if (choice.Status >= 400)
        {
            return value;
        }

        var filled = _echo.Value.Fill(value, schema, call, seed);
        return Kept(filled, _page.Settle(filled, schema, call.Request), schema);
    }

    // What members hold may matter to each other: a changed value is taken only if it is as good as the made one.
    private static JsonValue Kept(JsonValue made, JsonValue changed, Schema? schema) =>
        ReferenceEquals(made, changed)
        || schema is null
        || SchemaChecker.Check(schema, changed, isRequest: false).Count == 0
        || SchemaChecker.Check(schema, made, isRequest: false).Count > 0
            ? changed
            : made;

    private static byte[] Noise(ulong seed)
    {
        var dice = new Dice(seed);
        var bytes = new byte[BytesOfNothing];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)dice.Next(256);
        }

        return bytes;
    }
}
