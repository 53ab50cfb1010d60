using System.Globalization;
using Mockd.Engine.State;

namespace Storage.Tests.Running;

/// <summary>A remembered answer with all that it has, to compare.</summary>
internal static class RememberedText
{
    public static string Of(RememberedAnswer answer) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{answer.Number} {answer.Key} {answer.Fingerprint} {answer.Expires:O} {answer.Status} {answer.ContentType} {string.Join(',', answer.Headers)} {Convert.ToHexString(answer.Body.Span)}"
        );
}
