namespace Mockd.Engine.OpenApi;

/// <summary>A request that the provider sends because of an operation.</summary>
/// <param name="Address">Where it is sent to.</param>
/// <param name="Operation">What is sent, and which answers are expected.</param>
public sealed record Callback(string Name, RuntimeText Address, Operation Operation);
