namespace Mockd.Engine.OpenApi;

/// <summary>A text that a description shows as the value of a member or parameter.</summary>
/// <param name="Owner">What it is a part of: a schema's or member's name, the `object` of an example, or a path.</param>
internal readonly record struct ShownText(string Name, string Value, string Owner);
