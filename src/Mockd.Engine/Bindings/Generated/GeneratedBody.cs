using System.Collections.Concurrent;
using System.Globalization;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
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
    private readonly ConcurrentDictionary<ResponseDescription, LinkFilling> _links = new();
    private readonly Func<Link, Operation?> _findOperation;
    private readonly GeneratedPage _page;
    private readonly Lazy<EchoPlan> _echo;
    private readonly Lazy<Occasion> _occasion;
    private readonly Lazy<ExpandParameters> _expand;
    private readonly SpotFinder _spots;
    private readonly GeneratedAnswerOptions _options;

    public GeneratedBody(Operation operation, GeneratedAnswerOptions options)
    {
        _findOperation = options.FindOperation;
        _page = new GeneratedPage(operation);
        _occasion = new(options.Occasion);
        // Parameters are read when the operation is first used.
        var answersResource = new Lazy<bool>(options.AnswersResource);
        _echo = new(() => EchoPlan.Of(operation, answersResource.Value, options.Echoes ? PageNames : null));
        _expand = new(() => ExpandParameters.Of(operation));
        _spots = new SpotFinder(operation, options.Paths, () => answersResource.Value);
        _options = options;
    }

    /// <summary>Parameters that choose the page of a list, not what it holds.</summary>
    private IReadOnlySet<string> PageNames => _page.Names;

    /// <summary>What the operation does to what it answers.</summary>
    public Occasion Occasion => _occasion.Value;

    /// <summary>The parameter says how to answer, not about what: without it the same thing is answered.</summary>
    public bool IsManner(string parameter) => PageNames.Contains(parameter) || _expand.Value.IsQueryName(parameter);

    /// <summary>The part of a body that says what is answered, where another part chooses a page of it; null: all of it.</summary>
    public JsonObject? Matter(OperationCall call) =>
        call.Body.Count > 0 && _page.IsInBody ? PageBody.Without(call.Body, PageNames) : null;

    /// <summary>The value that is answered, null when the description says nothing about it, and what is known of its page.</summary>
    public (JsonValue? Value, PageFacts? Page) Value(
        ResponseChoice choice,
        OperationCall call,
        ulong seed,
        DateTimeOffset now
    )
    {
        if (choice.Named is not null || choice.Media is not { } media)
        {
            return (choice.Named, null);
        }

        if (media.Schema is null && media.Example is null)
        {
            JsonValue? bare = Representation.KindOf(choice.ContentType!) switch
            {
                RepresentationKind.Text => ValueGenerator.Generate(AnyText, seed, now, "content"),
                RepresentationKind.Bytes when Representation.IsMultipart(choice.ContentType!) => JsonArray.Of([
                    ValueGenerator.Generate(AnyText, seed, now, "content"),
                ]),
                RepresentationKind.Bytes => null,
                _ => JsonObject.Empty,
            };
            return (bare, null);
        }

        var occasion = choice.Status >= 400 ? Occasion.Failure : _occasion.Value;
        if (media is { ItemSchema: { } item, Example: not JsonText } && Representation.IsSequence(choice.ContentType!))
        {
            return (Sequence(item, media.Example as JsonArray, choice, call, seed, occasion), null);
        }

        if (_examples.Find(media, choice.ContentType!, seed, now) is { } example)
        {
            var own = ExampleHosts.Rebased(example, _options.ServerOrigins(), call.Request.Origin);
            return Filled(own, media.Schema, choice, call, seed, isExample: true);
        }

        var made = ValueGenerator.Generate(media.Schema!, seed, now, occasion: occasion);
        var distinct = DistinctRows.Mend(made, SchemaView.Of(media.Schema!));
        return Filled(distinct, media.Schema, choice, call, seed, isExample: false);
    }

    /// <summary>What had to be done to the example of an answer, for the journal.</summary>
    public IReadOnlyList<string> NotesOf(ResponseChoice choice) =>
        choice is { Named: null, Media: { } media } ? _examples.NotesOf(media) : [];

    /// <summary>Where what is answered is found; its collection where the answer does not tell.</summary>
    public string AddressOf(JsonValue? value, Request request) =>
        request.Origin + _spots.Created(request, value ?? JsonValue.Null);

    /// <summary>The value in the form of the media type, and that type with the parameters that it needs.</summary>
    public static (byte[] Body, string? ContentType) Written(JsonValue? value, ResponseChoice choice, ulong seed) =>
        choice.ContentType is null ? ([], null)
        : value is null ? (Noise(seed), choice.ContentType)
        : Representation.Write(value, choice.ContentType, choice.Media!);

    // A sequence has no end that a description could tell: a few items show what it is made of.
    private JsonArray Sequence(
        Schema item,
        JsonArray? example,
        ResponseChoice choice,
        OperationCall call,
        ulong seed,
        Occasion occasion
    )
    {
        const int Few = 3;
        if (example is not null && example.All(value => SchemaChecker.Accepts(item, value)))
        {
            return example;
        }

        var count = 1 + new Dice(seed).Next(Few);
        var items = new List<JsonValue>(count);
        for (var i = 0; i < count; i++)
        {
            var own = Dice.Derive(seed, i.ToString(CultureInfo.InvariantCulture));
            var made = ValueGenerator.Generate(item, own, call.Now, occasion: occasion);
            items.Add(choice.Status >= 400 ? made : _echo.Value.Fill(made, item, call, own));
        }

        return JsonArray.Of(items);
    }

    // A failure tells of itself, not of what was sent.
    private (JsonValue? Value, PageFacts? Page) Filled(
        JsonValue value,
        Schema? schema,
        ResponseChoice choice,
        OperationCall call,
        ulong seed,
        bool isExample
    )
    {
        if (choice.Status >= 400)
        {
            return (value, null);
        }

        var echoed = _echo.Value.Fill(value, schema, call, seed);

        // Mostly all that is put in fits, and one look at the end will do.
        var whole = PutIn(echoed, schema, choice, call, seed, isExample, static (_, changed, _) => changed);
        return ReferenceEquals(whole.Value, echoed) || schema is null || SchemaChecker.Accepts(schema, whole.Value!)
            ? whole
            : PutIn(echoed, schema, choice, call, seed, isExample, Kept);
    }

    /// <param name="keep">Chooses between a value and what was made of it.</param>
    private (JsonValue? Value, PageFacts? Page) PutIn(
        JsonValue value,
        Schema? schema,
        ResponseChoice choice,
        OperationCall call,
        ulong seed,
        bool isExample,
        Func<JsonValue, JsonValue, Schema?, JsonValue> keep
    )
    {
        var filled =
            choice.Response.Links.Count == 0
                ? value
                : keep(
                    value,
                    _links.GetOrAdd(choice.Response, r => LinkFilling.Of(r, _findOperation)).Fill(value, call, seed),
                    schema
                );
        if (schema is not null && !_expand.Value.IsEmpty && _expand.Value.Tree(call) is { } tree)
        {
            var expanded = new MadeExpansion(_options.Seed, call.Now).Fill(filled, SchemaView.Of(schema), tree);
            filled = keep(filled, expanded, schema);
        }

        if (schema is not null && !isExample)
        {
            filled = keep(filled, new ApiLinks(_spots, call).Fill(filled, SchemaView.Of(schema)), schema);
        }

        if (schema is not null && !isExample)
        {
            filled = keep(filled, RepeatedIds.Fill(filled, SchemaView.Of(schema)), schema);
        }

        var (settled, page) = _page.Settle(filled, schema, call);

        // A schema that wants rows describes the first page: what lies behind the last one has none all the same.
        return (page is { Offset: > 0 } ? settled : keep(filled, settled, schema), page);
    }

    // What members hold may matter to each other: a changed value is taken only if it is as good as the made one.
    private static JsonValue Kept(JsonValue made, JsonValue changed, Schema? schema) =>
        ReferenceEquals(made, changed)
        || schema is null
        || SchemaChecker.Accepts(schema, changed)
        || !SchemaChecker.Accepts(schema, made)
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
