using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Expressions;

namespace Mockd.Engine.Transforms;

/// <summary>Gives failures the provider's form.</summary>
public sealed class ErrorShape
{
    public static readonly ErrorShape Plain = new(new ErrorsConfig(), _ => null);
    private readonly string? _wrap;
    private readonly IReadOnlyDictionary<string, string> _fields;
    private readonly IReadOnlyDictionary<string, JsonValue> _types;
    private readonly IReadOnlyDictionary<string, JsonValue> _codes;
    private readonly IReadOnlyDictionary<string, int> _statuses;
    private readonly string _contentType;
    private readonly bool _injects;
    private readonly ValueTemplate _inject;
    private readonly Dictionary<string, Template> _messages;
    private readonly Func<string, string?> _resourceName;
    private readonly CheckWords _checks;

    /// <param name="resourceName">The provider's name of one row of a table; null when unknown.</param>
    public ErrorShape(ErrorsConfig config, Func<string, string?> resourceName)
    {
        _wrap = config.Wrap;
        _fields = config.Fields;
        _types = config.TypeMap;
        _codes = config.CodeMap;
        _statuses = config.StatusMap;
        _contentType = config.ContentType ?? Response.JsonType;
        _injects = config.Inject.Count > 0;
        _resourceName = resourceName;
        _inject = ValueTemplate.Parse(config.Inject);
        _checks = new CheckWords(config.Checks ?? new CheckErrorsConfig());
        _messages = config.MessageMap.ToDictionary(m => m.Key, m => Template.Parse(m.Value), StringComparer.Ordinal);
    }

    /// <summary>The provider's form is known.</summary>
    public bool IsConfigured => _fields.Count > 0 || _wrap is not null || _injects;

    /// <param name="request">Gives templates `error.path` and `error.method`.</param>
    public Response Render(Failure failure, Request? request = null)
    {
        var status = StatusOf(failure);
        var told = Tell(failure, status, request);
        var body = IsConfigured ? Shaped(failure, told) : Default(failure, status, told);
        return new Response
        {
            Status = status,
            ContentType = _contentType,
            Body = body.ToUtf8(),
        };
    }

    /// <summary>
    /// What is said of the failure, as sources of fields and templates: of each difference from what is asked of a request that
    /// is told, in the provider's words where they are known. Never empty.
    /// </summary>
    public IReadOnlyList<JsonObject> Tell(Failure failure, Request? request = null) =>
        Tell(failure, StatusOf(failure), request);

    /// <summary>The status of the failure.</summary>
    public int StatusOf(Failure failure) =>
        (failure.Differences is [_, ..] all ? _checks.StatusOf(_checks.Ordered(all)[0]) : null)
        ?? (_statuses.TryGetValue(failure.Kind, out var mapped) ? mapped : failure.Status);

    private IReadOnlyList<JsonObject> Tell(Failure failure, int status, Request? request)
    {
        var common = Sources(failure, status, request);
        var others = common.Without("param").Without("field");
        return failure.Differences.Count == 0
            ? [common]
            :
            [
                .. _checks
                    .Ordered(failure.Differences)
                    .Select(d =>
                        _checks.Sources(
                            ReferenceEquals(d, failure.Differences[0]) ? common : others.With("message", d.Message),
                            d,
                            failure.HasOwnMessage
                        )
                    ),
            ];
    }

    private JsonObject Default(Failure failure, int status, IReadOnlyList<JsonObject> told)
    {
        var builder = new JsonObjectBuilder();
        builder.Set("error", told[0]["message"] ?? failure.Message);
        SetText(builder, "resource", failure.Resource);
        SetText(builder, "id", failure.Id);
        SetText(builder, "param", told[0]["param"]?.AsText);
        if (failure.Differences.Count > 0 && told[0]["code"] is { } code)
        {
            builder.Set("code", code);
        }

        builder.Set("statusCode", status);
        SetText(builder, "hint", failure.Hint);
        foreach (var (name, value) in failure.Extra)
        {
            builder.Set(name, value);
        }

        SetList(builder, failure, told);
        return builder.Build();
    }

    private void SetList(JsonObjectBuilder builder, Failure failure, IReadOnlyList<JsonObject> told)
    {
        if (_checks.List is { } list && failure.Differences.Count > 0)
        {
            builder.Set(list, JsonArray.Of(told.Select(_checks.Item)));
        }
    }

    private JsonObject Shaped(Failure failure, IReadOnlyList<JsonObject> told)
    {
        var sources =
            _checks.List is not null && failure.Differences.Count > 0 && _checks.Summary(told[0]) is { } summary
                ? told[0].With("message", summary)
                : told[0];
        var builder = new JsonObjectBuilder();
        if (_fields.Count > 0)
        {
            foreach (var (source, name) in _fields)
            {
                if (sources[source] is { IsNull: false } value)
                {
                    builder.Set(name, value);
                }
            }
        }
        else
        {
            foreach (var name in (ReadOnlySpan<string>)["message", "resource", "id", "type", "code", "param"])
            {
                if (sources[name] is { IsNull: false } value)
                {
                    builder.Set(name, value);
                }
            }
        }

        foreach (var (name, value) in failure.Extra)
        {
            builder.Set(name, value);
        }

        SetList(builder, failure, told);
        if (_injects)
        {
            var injected = (JsonObject)_inject.Evaluate(new Scope(DateTimeOffset.UnixEpoch).Set("error", sources));
            foreach (var (name, value) in injected)
            {
                builder.Set(name, value);
            }
        }

        var error = builder.Build();
        return _wrap is { Length: > 0 } wrap ? JsonObject.Of((wrap, error)) : error;
    }

    private JsonObject Sources(Failure failure, int status, Request? request)
    {
        var builder = new JsonObjectBuilder();
        SetText(builder, "message", failure.Message);
        SetText(builder, "resource", failure.Resource);
        SetText(
            builder,
            "resourceName",
            failure.Resource is null ? null : _resourceName(failure.Resource) ?? failure.Resource
        );
        SetText(builder, "id", failure.Id);
        SetText(builder, "field", failure.Param);
        SetText(builder, "param", failure.Param);
        SetText(builder, "hint", failure.Hint);
        SetText(builder, "kind", failure.Kind);
        SetText(builder, "path", request?.RawPath);
        SetText(builder, "method", request?.Method);
        builder.Set("status", status);
        if ((failure.Type is null ? TypeOf(failure.Kind) : new JsonText(failure.Type)) is { } type)
        {
            builder.Set("type", type);
        }

        if (failure.Code is not null || _codes.ContainsKey(failure.Kind))
        {
            builder.Set("code", failure.Code ?? _codes[failure.Kind]);
        }

        if (_messages.TryGetValue(failure.Kind, out var message) && !failure.HasOwnMessage)
        {
            var scope = new Scope(DateTimeOffset.UnixEpoch).Set("error", builder.Build());
            builder.Set("message", message.EvaluateText(scope));
        }

        return builder.Build();
    }

    private JsonValue? TypeOf(string kind) =>
        _types.TryGetValue(kind, out var type) ? type
        : FailureKinds.BroaderOf(kind) is { } broader ? TypeOf(broader)
        : null;

    private static void SetText(JsonObjectBuilder builder, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            builder.Set(name, text);
        }
    }
}
