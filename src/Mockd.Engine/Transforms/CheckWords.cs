using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Expressions;

namespace Mockd.Engine.Transforms;

/// <summary>The provider's words for what is wrong with requests (`errors.checks`).</summary>
internal sealed class CheckWords
{
    private const int UsualMost = 20;

    private static readonly JsonObject UsualItem = JsonObject.Of(
        ("param", "{{error.param}}"),
        ("message", "{{error.message}}")
    );

    private readonly Dictionary<DifferenceKind, CheckWord> _words;
    private readonly PathSpelling? _paths;
    private readonly IReadOnlyList<DifferenceKind> _order;
    private readonly int _most;
    private readonly int? _status;
    private readonly ValueTemplate _each;
    private readonly Template? _message;

    public CheckWords(CheckErrorsConfig config)
    {
        _words = Words(config);
        _paths = config.Paths;
        _order = [.. (config.Order ?? []).Select(name => Enum.Parse<DifferenceKind>(name, ignoreCase: true))];
        _most = config.Most ?? UsualMost;
        _status = config.Status;
        _each = ValueTemplate.Parse(config.Each ?? UsualItem);
        _message = config.Message is { } message ? Template.Parse(message) : null;
        List = config.List;
    }

    /// <summary>Member of the error that lists the differences; null when only the first is told.</summary>
    public string? List { get; }

    /// <summary>Those that are told, in the order in which the provider tells them.</summary>
    public IReadOnlyList<RequestDifference> Ordered(IReadOnlyList<RequestDifference> differences) =>
        differences.Count == 1 ? differences : [.. differences.OrderBy(d => Rank(d.Kind)).Take(_most)];

    public int? StatusOf(RequestDifference difference) => WordOf(difference)?.Status ?? _status;

    /// <summary>What templates and shapes see of a difference, over what is said of every failure.</summary>
    /// <param name="keepsMessage">The message was written for this case.</param>
    public JsonObject Sources(JsonObject failure, RequestDifference difference, bool keepsMessage)
    {
        var sources = failure;
        foreach (var (name, value) in Facts(difference))
        {
            sources = sources.With(name, value);
        }

        // Who says nothing of spelling gets that of whoever found the difference.
        if (difference.Param is not null && (_paths is not null || failure["param"] is null))
        {
            sources = sources.With("param", Spelled(difference.Place)).With("field", Spelled(difference.Place));
        }

        if (WordOf(difference) is not { } word)
        {
            return sources;
        }

        var said = sources;
        said = Said(said, "code", word.Code, sources);
        said = Said(said, "type", word.Type, sources);
        return keepsMessage || word.Message is null
            ? said
            : said.With(
                "message",
                Evaluated(() => new JsonText(word.Message.EvaluateText(Scope(said)))) ?? sources["message"]!
            );
    }

    /// <summary>An item of the list.</summary>
    public JsonValue Item(JsonObject sources) => Evaluated(() => _each.Evaluate(Scope(sources))) ?? JsonValue.Null;

    /// <summary>The message of an error with a list; null where it is that of the first difference.</summary>
    public string? Summary(JsonObject sources) =>
        _message is { } message ? Evaluated(() => new JsonText(message.EvaluateText(Scope(sources))))?.AsText : null;

    private CheckWord? WordOf(RequestDifference difference) =>
        _words.GetValueOrDefault(difference.Kind) ?? _words.GetValueOrDefault(difference.Violated);

    private int Rank(DifferenceKind kind)
    {
        var rank = 0;
        while (rank < _order.Count && _order[rank] != kind)
        {
            rank++;
        }

        return rank;
    }

    private static IEnumerable<KeyValuePair<string, JsonValue>> Facts(RequestDifference difference)
    {
        var place = difference.Place;
        yield return new("check", difference.Kind.ToString().ToLowerInvariant());
        yield return new("in", place.In);
        yield return new("loc", place.Located());
        yield return new("pointer", place.Pointer());
        yield return new("detail", difference.Detail);
        yield return new("value", difference.Value ?? JsonValue.Null);
        yield return new("expected", difference.Expected ?? JsonValue.Null);
        yield return new("keyword", difference.Keyword is { } keyword ? keyword : JsonValue.Null);
        if (!place.IsWhole)
        {
            yield return new("name", place.Path[^1].ToPlainText());
        }
    }

    private string Spelled(RequestPlace place) =>
        _paths switch
        {
            PathSpelling.Dots => place.Dotted(),
            PathSpelling.Mixed => place.Mixed(),
            PathSpelling.Pointer => place.Pointer(),
            _ => place.Bracketed(),
        };

    private static JsonObject Said(JsonObject said, string name, ValueTemplate? template, JsonObject sources) =>
        template is null ? said
        : Evaluated(() => template.Evaluate(Scope(sources))) is { IsNull: false } value ? said.With(name, value)
        : said.Without(name);

    private static Scope Scope(JsonObject sources) => new Scope(DateTimeOffset.UnixEpoch).Set("error", sources);

    // What was sent may be anything; words that cannot be made of it are no reason to answer nothing.
    private static JsonValue? Evaluated(Func<JsonValue> evaluate)
    {
        try
        {
            return evaluate();
        }
        catch (ExpressionException)
        {
            return null;
        }
    }

    private static Dictionary<DifferenceKind, CheckWord> Words(CheckErrorsConfig config)
    {
        var written = new (DifferenceKind Kind, CheckErrorConfig? Word)[]
        {
            (DifferenceKind.Missing, config.Missing),
            (DifferenceKind.Unknown, config.Unknown),
            (DifferenceKind.Type, config.Type),
            (DifferenceKind.Enum, config.Enum),
            (DifferenceKind.Range, config.Range),
            (DifferenceKind.Length, config.Length ?? config.Range),
            (DifferenceKind.Format, config.Format),
            (DifferenceKind.Empty, config.Empty),
            (DifferenceKind.Body, config.Body),
        };
        return written.Where(w => w.Word is not null).ToDictionary(w => w.Kind, w => CheckWord.Of(w.Word!));
    }
}
