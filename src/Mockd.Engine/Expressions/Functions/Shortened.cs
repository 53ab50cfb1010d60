namespace Mockd.Engine.Expressions.Functions;

/// <summary>A text in quotes as a message shows it.</summary>
internal static class Shortened
{
    public static string Of(string text) => text.Length <= 40 ? $"\"{text}\"" : $"\"{text[..40]}…\"";
}
