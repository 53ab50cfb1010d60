using System.Collections.Concurrent;
using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Bindings;

/// <summary>
/// Fits what callers send to the row: a member whose name differs from a described one only in how words are joined takes
/// that name, and one that answers never have (a password, a flag for this call only) is not stored.
/// </summary>
internal sealed class InputMap
{
    private const int MostRemembered = 1_000;
    private readonly InputMapOptions _options;
    private readonly RowShape _shape;
    private readonly Schema? _rowSchema;
    private readonly DescribedBody _described;
    private readonly UndescribedRows _undescribed;
    private readonly ConcurrentDictionary<string, InputName> _names = new(StringComparer.Ordinal);

    public InputMap(InputMapOptions options)
    {
        _options = options;
        _shape = options.Shape;
        _rowSchema = _shape.Schema;
        _described = DescribedBody.Of(options.Requests, _rowSchema is null ? [] : [_rowSchema]);

        // A row schema alone is no reason to drop: it says what is answered, not what may be sent.
        _undescribed =
            options.Undescribed
            ?? (options.Requests.Count > 0 && !options.KeepsAll ? UndescribedRows.Drop : UndescribedRows.Store);
    }

    /// <summary>The members of the row; the failure names those that are refused.</summary>
    public (JsonObject Row, Failure? Failure) Map(JsonObject body)
    {
        var builder = new JsonObjectBuilder(body.Count + 4);
        List<string>? unknown = null;
        foreach (var (name, value) in body)
        {
            var input = NameOf(name);
            if (input.IsUnknown)
            {
                (unknown ??= []).Add(name);
            }
            else if (input.Stored.Length > 0)
            {
                var known = Known(name, input.Stored, value, ref unknown);
                var settable = input.OfRow is { } member ? MemberAccess.SettableMember(member, known) : known;
                if (settable is not null && Fitting(settable, input.Fit) is { } fitting)
                {
                    builder.Set(input.Stored, fitting);
                }
            }
        }

        return (
            builder.Build(),
            _undescribed == UndescribedRows.Refuse && unknown is not null ? Refused(unknown) : null
        );
    }

    /// <summary>What replaces a row: its members that callers do not set stay.</summary>
    public JsonObject Replacement(JsonObject old, JsonObject input)
    {
        foreach (var (name, value) in old)
        {
            if (input.Contains(name))
            {
                continue;
            }

            var requested = Requested(_shape.OutputName(name));
            var described = requested ?? OfRow(name);
            if (
                described is not null
                && (
                    MemberAccess.SettableMember(described, value) is null
                    || (_options.Fits && (IsNeverSent(requested) || IsRequiredOfRows(name)))
                )
            )
            {
                input = input.With(name, value);
            }
        }

        return input;
    }

    // What the operation's body has no member for, or rows must have, is not gone because nobody sent it.
    private bool IsNeverSent(Schema? requested) => _options.Requests.Count > 0 && requested is null;

    private bool IsRequiredOfRows(string name) => _rowSchema?.Required.Contains(_shape.OutputName(name)) == true;

    private static JsonValue? Fitting(JsonValue value, Schema? fit)
    {
        if (fit is null || SchemaView.Of(fit) is var view && view.Accepts(value))
        {
            return value;
        }

        JsonValue? other = value switch
        {
            JsonText text => JsonNumber.ReadStrictly(text.Value),
            JsonNumber number => new JsonText(number.ToString()),
            _ => null,
        };
        return other is not null && view.Accepts(other) ? other : null;
    }

    private static Failure Refused(List<string> unknown)
    {
        var others = unknown.Skip(1).Take(5).Select(name => $"Unknown parameter: {name}.");
        var hint = unknown.Count > 1 ? $"and {unknown.Count - 1} more: {string.Join(" ", others)}" : null;
        return Failure.Invalid($"Unknown parameter: {unknown[0]}.", unknown[0], hint) with
        {
            Differences =
            [
                .. unknown.Select(name => new RequestDifference(
                    DifferenceKind.Unknown,
                    RequestPlace.Written(name),
                    "is not described"
                )),
            ],
        };
    }

    private JsonValue Known(string sent, string stored, JsonValue value, ref List<string>? unknown)
    {
        if (_undescribed == UndescribedRows.Store || value.Kind is not (JsonKind.Object or JsonKind.Array))
        {
            return value;
        }

        var described = _described.Member(sent) ?? _described.Member(_shape.OutputName(stored));
        return described?.Known(value, sent, ref unknown) ?? value;
    }

    private Schema? Requested(string name)
    {
        foreach (var request in _options.Requests)
        {
            if (request.FindProperty(name) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private Schema? OfRow(string stored) => _rowSchema?.FindProperty(_shape.OutputName(stored));

    private InputName NameOf(string name)
    {
        if (_names.TryGetValue(name, out var known))
        {
            return known;
        }

        // The request's own schema was asked when the body was read; the row's speaks of what that one does not know.
        var found = Find(name);
        var requested = Requested(name);
        found = requested is null ? found with { OfRow = OfRow(found.Stored) } : found;
        if (_options.Fits && OfRow(found.Stored) is { } row && !ReferenceEquals(row, requested))
        {
            found = found with { Fit = row };
        }

        if (_names.Count < MostRemembered)
        {
            _names.TryAdd(name, found);
        }

        return found;
    }

    private InputName Find(string name)
    {
        if (_options.Dropped.Contains(name))
        {
            return InputName.NotStored;
        }

        if (
            _options.Own.Contains(name)
            || _options.Answered.Contains(name)
            || (_rowSchema?.FindProperty(_shape.OutputName(name)) is not null)
        )
        {
            return new(_shape.StoredName(name));
        }

        foreach (var candidate in _rowSchema is null ? [] : SchemaNames.Of(_rowSchema))
        {
            if (FieldNames.AreAlike(candidate, name))
            {
                return new(_shape.StoredName(candidate));
            }
        }

        if (_described.Member(name) is null && IsUnwanted)
        {
            return InputName.Unknown;
        }

        // What only requests are described to have is a message to the operation, not a part of the row.
        var isMessage = _rowSchema is not null && Requested(name) is not null;
        return !_options.KeepsAll && (isMessage || IsClosed) ? InputName.NotStored : new(_shape.StoredName(name));
    }

    private bool IsUnwanted => _undescribed != UndescribedRows.Store && _described.KnowsItsMembers;

    // Who says `store` means it, also where answers have no such members.
    private bool IsClosed => _options.Undescribed is null && _rowSchema is { AllowsAdditionalProperties: false };
}
