using System.Text.Json;
using Mockd.Contracts.Json;
using Mockd.Engine.Schemas.Checking;

namespace Mockd.Engine.Tests.Schemas;

/// <summary>The official JSON Schema test suite and the metaschemas that npm brings.</summary>
internal static class JsonSchemaSuite
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 512 };

    private static readonly (string Name, string Address)[] Metaschemas =
    [
        ("ajv-draft-04/dist/refs/json-schema-draft-04.json", "http://json-schema.org/draft-04/schema"),
        ("ajv/dist/refs/json-schema-draft-06.json", "http://json-schema.org/draft-06/schema"),
        ("ajv/dist/refs/json-schema-draft-07.json", "http://json-schema.org/draft-07/schema"),
        ("ajv/dist/refs/json-schema-2019-09/schema.json", "https://json-schema.org/draft/2019-09/schema"),
        ("ajv/dist/refs/json-schema-2020-12/schema.json", "https://json-schema.org/draft/2020-12/schema"),
    ];

    private static string Root { get; } = FindRoot();

    private static string Folder => Path.Combine(Root, "tests/json-schema-suite");

    public static string Packages => Path.Combine(Root, "tests/Sdk.Tests/conformance/node_modules");

    public static bool HasMetaschemas => Metaschemas.All(m => File.Exists(Path.Combine(Packages, m.Name)));

    /// <summary>All documents that a schema of the suite may refer to.</summary>
    public static Dictionary<string, JsonElement> Documents()
    {
        var documents = new Dictionary<string, JsonElement>();
        var remotes = Path.Combine(Folder, "remotes");
        foreach (var file in Directory.EnumerateFiles(remotes, "*.json", SearchOption.AllDirectories))
        {
            documents["http://localhost:1234/" + Path.GetRelativePath(remotes, file).Replace('\\', '/')] = Read(file);
        }

        foreach (var (name, address) in HasMetaschemas ? Metaschemas : [])
        {
            var file = Path.Combine(Packages, name);
            documents[address] = Read(file);
            var parts = Path.Combine(Path.GetDirectoryName(file)!, "meta");
            foreach (var part in Directory.Exists(parts) ? Directory.EnumerateFiles(parts, "*.json") : [])
            {
                documents[new Uri(new Uri(address), "meta/" + Path.GetFileNameWithoutExtension(part)).AbsoluteUri] =
                    Read(part);
            }
        }

        return documents;
    }

    /// <summary>The cases of a folder of the suite that come out otherwise than they should, each in a line.</summary>
    public static (int Count, List<string> Wrong) Run(string folder, SchemaDialect dialect, bool assertsFormats)
    {
        var documents = Documents();
        var count = 0;
        var wrong = new List<string>();
        foreach (var (name, group) in Groups(folder))
        {
            var schema = JsonSerializer.SerializeToUtf8Bytes(group.GetProperty("schema"));
            var set = new SchemaSet(schema, dialect, documents, assertsFormats);
            foreach (var test in group.GetProperty("tests").EnumerateArray())
            {
                count++;
                var isValid = set.Check(JsonValue.From(test.GetProperty("data"))).Count == 0;
                if (isValid != test.GetProperty("valid").GetBoolean())
                {
                    wrong.Add($"{name}: {test.GetProperty("description").GetString()}");
                }
            }
        }

        return (count, wrong);
    }

    /// <summary>The schemas of a folder of the suite with their tests, by name.</summary>
    public static IEnumerable<(string Name, JsonElement Group)> Groups(string folder) =>
        from file in Directory.EnumerateFiles(Path.Combine(Folder, "tests", folder), "*.json").Order()
        from @group in Read(file).EnumerateArray()
        select ($"{folder}/{Path.GetFileName(file)}: {@group.GetProperty("description").GetString()}", @group);

    private static JsonElement Read(string file) => JsonDocument.Parse(File.ReadAllBytes(file), Deep).RootElement;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Mockd.slnx")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
