using System.ComponentModel;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>How the provider writes ids of requests.</summary>
public sealed record RequestIdConfig
{
    [Description("Number of characters (default 32).")]
    [Limits(1, 255)]
    public int? Length { get; init; }

    [Description("Characters that ids are made of (default `0123456789abcdef`).")]
    [Form(TextForm.Alphabet)]
    public string? Alphabet { get; init; }
}
