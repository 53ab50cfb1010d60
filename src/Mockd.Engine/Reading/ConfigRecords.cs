using System.Reflection;
using System.Text;
using System.Text.Json.Serialization;
using Mockd.Contracts.Configuration;

namespace Mockd.Engine.Reading;

/// <summary>What is known about the records as a whole.</summary>
internal static class ConfigRecords
{
    // Read-only once filled; the records do not change while the program runs.
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<Type, ConfigRecord> Known = new();

    /// <summary>Keys of the existing tool that are read elsewhere or not supported yet: a warning, so that its files load.</summary>
    private static readonly Dictionary<Type, string[]> Elsewhere = new()
    {
        [typeof(TwinConfig)] = ["websocketEndpoints", "admins", "engines", "workspaces"],
        [typeof(ServerConfig)] =
        [
            "httpPort",
            "httpsPort",
            "adminPort",
            "host",
            "port",
            "cors",
            "rateLimit",
            "tls",
            "mtls",
            "audit",
            "validation",
            "graphql",
            "grpc",
            "oauth",
            "soap",
            "mqtt",
            "logRequests",
            "maxLogEntries",
            "maxBodySize",
            "readTimeout",
            "writeTimeout",
            "managementPort",
        ],
        [typeof(StubConfig)] =
        [
            "websocket",
            "graphql",
            "grpc",
            "soap",
            "mqtt",
            "oauth",
            "sse",
            "createdAt",
            "updatedAt",
        ],
        [typeof(HttpStubConfig)] = ["sse", "chunked", "validation"],
        [typeof(MatcherConfig)] = ["mtls"],
        [typeof(FaultConfig)] = ["circuitBreaker", "circuitBreakers"],
    };

    // A plain value in place of the record is the value of this key; of several, whose words differ, of the one that has it.
    private static readonly Dictionary<Type, string[]> ShortForms = new()
    {
        [typeof(ReferenceConfig)] = ["table"],
        [typeof(UndescribedConfig)] = ["check", "rows"],
        [typeof(InferConfig)] = ["enabled"],
    };

    public static string[]? ShortForm(Type type) => ShortForms.GetValueOrDefault(type);

    public static ConfigRecord Of(Type type) => Known.GetOrAdd(type, static t => new ConfigRecord(ConfigTypes.Of(t)));

    public static bool IsKnownElsewhere(Type type, string key) =>
        Elsewhere.TryGetValue(type, out var keys) && keys.Contains(key);

    public static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>How documents write a value of an enumeration; files may also write it in other cases.</summary>
    public static string Written(Type type, string name) =>
        ConfigTypes.Of(type).Type.GetField(name)?.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name
        ?? KebabCase(name);

    private static string KebabCase(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsUpper(c) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
