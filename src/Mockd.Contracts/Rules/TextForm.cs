namespace Mockd.Contracts.Rules;

/// <summary>Forms of texts that are neither numbers nor one of a few words.</summary>
public enum TextForm
{
    /// <summary>Not empty.</summary>
    Something,

    /// <summary>At least two different characters.</summary>
    Alphabet,

    /// <summary>A token (RFC 9110, section 5.6.2).</summary>
    HeaderName,

    /// <summary>Type and subtype (RFC 9110, section 8.3.1).</summary>
    MediaType,

    /// <summary>The path of a URL, with <c>{name}</c> for parameters.</summary>
    Path,

    /// <summary>The part of JSONPath (RFC 9535) that names one value: <c>$.a.b[0]</c>.</summary>
    JsonPath,

    /// <summary>Scheme and host of a web page (RFC 6454).</summary>
    Origin,
}
