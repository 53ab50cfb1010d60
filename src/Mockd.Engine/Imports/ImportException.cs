namespace Mockd.Engine.Imports;

/// <summary>Why a description could not be fetched.</summary>
public sealed class ImportException(string code, string message, string? suggestion = null) : Exception(message)
{
    public string Code { get; } = code;

    public string? Suggestion { get; } = suggestion;
}
