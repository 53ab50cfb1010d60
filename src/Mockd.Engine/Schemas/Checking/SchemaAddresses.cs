namespace Mockd.Engine.Schemas.Checking;

/// <summary>Takes references apart and joins them with the address that they are relative to.</summary>
internal static class SchemaAddresses
{
    /// <summary>Stands for a document that has no address.</summary>
    public const string Unknown = "http://document.invalid/";

    public static (string Address, string Fragment) Split(string reference)
    {
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        return hash < 0 ? (reference, "") : (reference[..hash], reference[(hash + 1)..]);
    }

    // A path from the root would be taken for a file.
    public static string Join(string from, string address) =>
        address.Length == 0 ? from
        : address[0] != '/' && Uri.TryCreate(address, UriKind.Absolute, out var absolute) ? absolute.AbsoluteUri
        : Uri.TryCreate(from, UriKind.Absolute, out var owner) && Uri.TryCreate(owner, address, out var joined)
            ? joined.AbsoluteUri
        : address;
}
