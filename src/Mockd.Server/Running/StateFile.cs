using System.Security.Cryptography;
using System.Text;
using Mockd.Contracts.Configuration;
using Mockd.Storage.Durable;

namespace Mockd.Server.Running;

/// <summary>
/// Where the database file of a twin is. One data folder serves many twins, so a file that nobody named is named after the
/// path of the configuration: another configuration never begins with the rows of this one.
/// </summary>
internal static class StateFile
{
    private const int MostOfAName = 40;

    /// <exception cref="StoreRefusedException">The twin has no data folder.</exception>
    public static string PathOf(StateConfig config, TwinOptions options)
    {
        if (options.DataFolder is not { } folder)
        {
            throw new StoreRefusedException(
                "The store `file` needs a data folder, and this twin was started without one."
            );
        }

        return Path.GetFullPath(Path.Combine(folder, config.File ?? Path.Combine("state", NameOf(options.ConfigPath))));
    }

    private static string NameOf(string config)
    {
        var full = Path.GetFullPath(config);
        var folder = Path.GetFileName(Path.GetDirectoryName(full)) ?? "";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(full)).AsSpan(0, 4));
        return $"{Readable(folder)}-{Readable(Path.GetFileNameWithoutExtension(full))}-{hash}.db";
    }

    private static string Readable(string name) =>
        string.Concat(name.Take(MostOfAName).Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' ? c : '-'));
}
