using Mockd.Contracts.Configuration;

namespace Mockd.Engine.Compilation;

/// <summary>A binding whose operation was found.</summary>
/// <param name="Pointer">Place of the entry in the file.</param>
internal sealed record ResolvedBinding(BindingConfig Config, BindingTarget Target, string Pointer);
