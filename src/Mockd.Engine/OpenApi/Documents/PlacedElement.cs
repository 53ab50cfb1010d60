using System.Text.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>An element of a description and where it stands.</summary>
internal readonly record struct PlacedElement(string Pointer, JsonElement Element);
