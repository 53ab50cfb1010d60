using System.Globalization;
using System.Text;
using Mockd.Contracts.Json;
using Mockd.Engine.Sandboxes;
using Mockd.Engine.State;

namespace Mockd.Storage.Durable;

/// <summary>Remembered answers as rows of a log, in a table that no twin has.</summary>
internal static class AnswerRows
{
    public const string Table = "$answers";

    // Strict, so that bytes that are no text are kept as bytes.
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    public static StoredRow RowOf(RememberedAnswer answer)
    {
        var headers = answer.Headers.Select(h => (JsonValue)JsonArray.Of([h.Key, h.Value]));
        var fields = new JsonObjectBuilder()
            .Set("fingerprint", answer.Fingerprint.ToString(CultureInfo.InvariantCulture))
            .Set("status", answer.Status)
            .Set("contentType", answer.ContentType)
            .Set("headers", JsonArray.Of(headers));
        fields = TextOf(answer.Body.Span) is { } text
            ? fields.Set("body", text)
            : fields.Set("base64", Convert.ToBase64String(answer.Body.Span));
        var expires = answer.Expires.ToUniversalTime();
        return new StoredRow(Table, answer.Key, answer.Number, expires, expires, false, fields.Build().ToString());
    }

    public static StoredRow Gone(string key) =>
        new(Table, key, 0, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, false, null);

    /// <summary>The answers after what is in these rows.</summary>
    /// <exception cref="FormatException">A row is no answer.</exception>
    public static RememberedAnswers Apply(
        RememberedAnswers answers,
        IEnumerable<StoredRow> rows,
        Func<StoredRow, string> damageOf
    ) =>
        rows.Where(r => r.Table == Table)
            .OrderBy(r => r.Sequence)
            .Aggregate(
                answers,
                (all, row) =>
                    row.IsDamaged ? all.WithDamaged(row.Key, damageOf(row))
                    : row.Fields is null ? all.Without(row.Key)
                    : all.Put(Read(row))
            );

    private static RememberedAnswer Read(StoredRow row)
    {
        var fields =
            JsonValue.Parse(row.Fields!) as JsonObject
            ?? throw new FormatException($"the answer to the idempotency key '{row.Key}' is no object");
        return new RememberedAnswer(
            row.Key,
            ulong.Parse(fields["fingerprint"]?.AsText ?? "", CultureInfo.InvariantCulture),
            row.CreatedAt,
            (int)StateHead.Whole(fields, "status"),
            fields["contentType"]?.AsText,
            [.. (fields["headers"] as JsonArray ?? JsonArray.Empty).Select(Pair)],
            fields["base64"]?.AsText is { } bytes
                ? Convert.FromBase64String(bytes)
                : Utf8.GetBytes(fields["body"]?.AsText ?? ""),
            row.Sequence
        );
    }

    private static KeyValuePair<string, string> Pair(JsonValue header) =>
        header is JsonArray { Count: 2 } pair
            ? KeyValuePair.Create(pair[0].ToPlainText(), pair[1].ToPlainText())
            : throw new FormatException("a header of a remembered answer is a list of its name and its text");

    private static string? TextOf(ReadOnlySpan<byte> body)
    {
        try
        {
            return Utf8.GetString(body);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
