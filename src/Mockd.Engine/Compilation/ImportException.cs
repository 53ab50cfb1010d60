using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Yaml;

namespace Mockd.Engine.Compilation;

/// <summary>Why a description could not be fetched.</summary>
internal sealed class ImportException(string code, string message, string? suggestion = null) : Exception(message)
{
    public string Code { get; } = code;

    public string? Suggestion { get; } = suggestion;
}
