using System.Reflection;
using Mockd.Contracts.Configuration;
using Mockd.Engine.Reading;
using Xunit;

namespace Engine.Tests.Reading;

/// <summary>A type that is not listed can be bound nowhere; in a native program nothing else would bring it in.</summary>
public sealed class ConfigTypesTests
{
    public static TheoryData<Type> TypesOfKeys => [.. Reached()];

    [Theory]
    [MemberData(nameof(TypesOfKeys))]
    public void Type_OfSomeKey_IsListedAndMakesListsAndMaps(Type type)
    {
        var listed = ConfigTypes.Of(type);

        Assert.Same(type, listed.Type);
        Assert.IsType(typeof(List<>).MakeGenericType(type), listed.NewList());
        Assert.IsType(typeof(Dictionary<,>).MakeGenericType(typeof(string), type), listed.NewMap());
    }

    /// <summary>What the two documents are made of, and everything below.</summary>
    private static HashSet<Type> Reached()
    {
        var reached = new HashSet<Type>();
        var open = new Queue<Type>([typeof(TwinConfig), typeof(ProfileConfig)]);
        while (open.TryDequeue(out var next))
        {
            var type = Nullable.GetUnderlyingType(next) ?? next;
            if (type.IsGenericType)
            {
                var item = type.GetGenericArguments()[^1];
                open.Enqueue(item);
                if (item.IsGenericType)
                {
                    reached.Add(item);
                }
            }
            else if (reached.Add(type) && type.Namespace == typeof(TwinConfig).Namespace && !type.IsEnum)
            {
                foreach (
                    var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                        .Where(p => p.CanWrite)
                )
                {
                    open.Enqueue(property.PropertyType);
                }
            }
        }

        return reached;
    }
}
