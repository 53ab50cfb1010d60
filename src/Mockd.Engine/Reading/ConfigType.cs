using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Mockd.Engine.Reading;

/// <summary>
/// A type that configurations are made of, and how lists and maps of it are made: a program that is compiled ahead cannot find
/// that out while it runs, and keeps only the members that are asked for here.
/// </summary>
/// <param name="Type">The type of the item.</param>
/// <param name="NewList">An empty <c>List</c> of it.</param>
/// <param name="NewMap">An empty <c>Dictionary</c> from texts to it.</param>
internal sealed record ConfigType(
    [property: DynamicallyAccessedMembers(ConfigType.Members)]
    [param: DynamicallyAccessedMembers(ConfigType.Members)]
        Type Type,
    Func<IList> NewList,
    Func<IDictionary> NewMap
)
{
    public const DynamicallyAccessedMemberTypes Members =
        DynamicallyAccessedMemberTypes.PublicParameterlessConstructor
        | DynamicallyAccessedMemberTypes.PublicProperties
        | DynamicallyAccessedMemberTypes.PublicFields;

    public static ConfigType Of<[DynamicallyAccessedMembers(Members)] T>() =>
        new(typeof(T), static () => new List<T>(), static () => new Dictionary<string, T>());
}
