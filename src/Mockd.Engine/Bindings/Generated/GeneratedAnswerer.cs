using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Randomness;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Bindings;

/// <summary>Answers an operation that nothing is bound to with what is made from its description; the same request gets the same answer.</summary>
public sealed class GeneratedAnswerer : Answerer
{
    private readonly Operation _operation;
    private readonly GeneratedAnswerOptions _options;
    private readonly ulong _seed;
    private readonly GeneratedBody _bodies;
    private KeptAnswers? _kept;

    internal GeneratedAnswerer(Operation operation, GeneratedAnswerOptions options)
    {
        _operation = operation;
        _options = options;
        _bodies = new GeneratedBody(operation, options);
        _seed = Dice.Derive(options.Seed, $"{operation.Method} {operation.Path}");
    }

    /// <summary>The description has what the caller wishes for by a Prefer header.</summary>
    public bool Grants(Preferences wishes) => ResponseChoice.Of(_operation, wishes, null)?.Applied is not null;

    public override ValueTask<Response> AnswerAsync(OperationCall call, CancellationToken cancellation)
    {
        if (_bodies.Occasion.IsCreation)
        {
            // What is made now has now for its time.
            return new(Answer(call, call.Now));
        }

        var kept = _kept;
        if (kept is null || !kept.IsOf(call.Now))
        {
            // Two first requests at once may each keep answers of their own for a moment.
            _kept = kept = new KeptAnswers(call.Now);
        }

        var key = KeyOf(call);
        return new(kept.Find(key) ?? kept.Keep(key, Answer(call, kept.Base)));
    }

    private Response Answer(OperationCall call, DateTimeOffset now)
    {
        var request = call.Request;
        var accept = request.Headers.Get("Accept");
        var wishes = Preferences.Read(request.Headers.Get("Prefer"));
        var choice = ResponseChoice.Of(_operation, wishes, accept, call.Body["stream"] is JsonBoolean { Value: true });
        if (_options.RefusesOther && choice is { IsRefused: true })
        {
            if (_operation.Responses.FirstOrDefault(r => r.Status == "406") is null)
            {
                return _options.Errors.Render(NotAcceptable(accept!, choice.Response), request);
            }

            choice = ResponseChoice.Of(_operation, new Preferences(406, null), null)! with { Applied = null };
        }

        return choice is null ? new Response { Status = 200 } : Answer(choice, call, now);
    }

    private Response Answer(ResponseChoice choice, OperationCall call, DateTimeOffset now)
    {
        var seed = SeedOf(call, choice.Status);
        var (value, page) = _bodies.Value(choice, call, seed, now);
        var facts = new HeaderFacts(() => _bodies.AddressOf(value, call.Request), page?.LinkHeader());
        var headers = DescribedHeaders.Make(choice.Response, facts, call.Request, seed, now);
        var (body, contentType) = GeneratedBody.Written(value, choice, seed);
        return new Response
        {
            Status = choice.Status,
            ContentType = contentType,
            Body = body,
            HasMadeUpHeaders = true,
            Notes = _bodies.NotesOf(choice),
            Headers = choice.Applied is { } applied
                ? [KeyValuePair.Create("Preference-Applied", applied), .. headers]
                : [.. headers],
        };
    }

    private static Failure NotAcceptable(string accept, ResponseDescription response) =>
        new(
            FailureKinds.NotAcceptable,
            406,
            $"the operation answers {string.Join(", ", response.Content.Select(c => c.Name))}, not {accept[..Math.Min(200, accept.Length)]}"
        )
        {
            Param = "Accept",
        };

    // Everything that an answer depends on, told apart without reading any of it.
    private ulong KeyOf(OperationCall call)
    {
        var request = call.Request;
        var headers = request.Headers;
        var key = SeedOf(call, 0);
        key = Dice.Derive(key, headers.Get("Accept"));
        key = Dice.Derive(key, headers.Get("Prefer"));
        key = Dice.Derive(key, request.Origin + request.RawQuery);
        return request.Body.IsEmpty ? key : key ^ Dice.Hash(request.Body.Span);
    }

    private ulong SeedOf(OperationCall call, int status)
    {
        var request = call.Request;
        return (request.Headers.Get("X-Mockd-Seed") ?? request.Query.Get("_mockd_seed")) is { } given
            ? Dice.Derive(_seed ^ (ulong)status, given)
            : RequestSeed(_seed ^ (ulong)status, call);
    }

    // All pages of a list are cut from the same rows, and what is expanded has the id that stood there.
    private ulong RequestSeed(ulong seed, OperationCall call)
    {
        var request = call.Request;
        var derived = Dice.Derive(Dice.Derive(seed, request.RawPath), "");
        if (request.RawQuery.Length > 0)
        {
            foreach (var (name, value) in request.Query.Pairs)
            {
                derived = _bodies.IsManner(name) ? derived : Dice.Derive(Dice.Derive(derived, name), value);
            }
        }

        return request.Body.IsEmpty ? derived
            : _bodies.Matter(call) is { } matter ? Dice.Derive(derived, matter.ToString())
            : derived ^ Dice.Hash(request.Body.Span);
    }
}
