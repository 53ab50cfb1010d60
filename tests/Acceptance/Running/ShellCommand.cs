namespace Acceptance.Tests.Running;

/// <summary>A command as a document prints it, with the output shown below it; null: none is shown.</summary>
internal sealed record ShellCommand(string Text, string? Shown);
