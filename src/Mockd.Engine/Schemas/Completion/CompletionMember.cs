using Mockd.Contracts.Json;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Schemas.Completion;

/// <summary>A member that completion adds when it is missing.</summary>
/// <param name="Shared">The value where it depends neither on seed nor on time; null when it has to be made.</param>
/// <param name="View">Null when the description says nothing about the member.</param>
internal sealed record CompletionMember(string Name, JsonValue? Shared, SchemaView? View)
{
    /// <summary>Null where nothing has to be made.</summary>
    public PropertyName? Word { get; } = Shared is null ? PropertyName.Of(Name) : null;
}
