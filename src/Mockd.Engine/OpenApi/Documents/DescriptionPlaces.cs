using Mockd.Contracts.Diagnostics;

namespace Mockd.Engine.OpenApi;

/// <summary>Says in the user's words where something stands in a description of one or several files.</summary>
internal static class DescriptionPlaces
{
    /// <param name="file">The imported file, as the user named it.</param>
    public static SourceLocation Of(string file, string pointer)
    {
        var address = JsonPointers.AddressOf(pointer);
        return address.Length == 0
            ? new SourceLocation(file, Pointer: pointer)
            : new SourceLocation(FileOf(file, address), Pointer: pointer[(address.Length + 1)..]);
    }

    /// <summary>The name of another file of the description, as the user would write it.</summary>
    public static string FileOf(string file, string address)
    {
        var folder = file[..(file.LastIndexOf('/') + 1)];
        return Addresses.HasScheme(address) ? address : folder + Uri.UnescapeDataString(address);
    }
}
