using System.ComponentModel;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>How a row's creation and change times appear.</summary>
public sealed record TimestampsConfig
{
    [Description("`unix` seconds, `iso8601` seconds, `rfc3339` with fraction, `rfc2822`, `none`.")]
    public TimestampFormat? Format { get; init; }

    [Description("`createdAt` and `updatedAt` to the names they are answered under.")]
    [OneOf("createdAt", "updatedAt")]
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();
}
