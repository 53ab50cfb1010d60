namespace Mockd.Contracts.Configuration;

/// <summary>How a place in a request is written.</summary>
public enum PathSpelling
{
    /// <summary>As forms do: <c>items[0][price]</c>.</summary>
    Brackets,

    /// <summary><c>items.0.price</c></summary>
    Dots,

    /// <summary><c>items[0].price</c></summary>
    Mixed,

    /// <summary>JSON pointer (RFC 6901): <c>/items/0/price</c>.</summary>
    Pointer,
}
