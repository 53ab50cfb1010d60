using System.Security.Cryptography;
using System.Text;

namespace Mockd.Engine.Expressions.Functions;

/// <summary>Digests of texts as hexadecimal digits.</summary>
internal static class Digest
{
    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

#pragma warning disable CA5351 // The modelled interfaces use MD5 for entity tags; nothing here is kept secret by it.
    public static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351
}
