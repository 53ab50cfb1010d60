namespace Architecture.Tests;

/// <summary>
/// Which room may use which. A room is a folder below a project; it may also use what its arrows' ends use, and Contracts.
/// The empty name is the room of the files beside the project file.
/// </summary>
internal static class Rooms
{
    public static readonly IReadOnlyDictionary<string, string[]> ProjectReferences = new Dictionary<string, string[]>
    {
        ["Mockd.Contracts"] = [],
        ["Mockd.Engine"] = ["Mockd.Contracts"],
        ["Mockd.Storage"] = ["Mockd.Engine"],
        ["Mockd.Server"] = ["Mockd.Engine", "Mockd.Storage"],
        ["Mockd.Cli"] = ["Mockd.Server"],
    };

    /// <summary>Project/Room to the rooms that it uses, in the same project unless a project is named.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Arrows = new Dictionary<string, string[]>
    {
        ["Mockd.Contracts/Json"] = [],
        ["Mockd.Contracts/Diagnostics"] = [],
        ["Mockd.Contracts/Rules"] = [],
        ["Mockd.Contracts/Configuration"] = ["Json", "Rules"],
        ["Mockd.Contracts/Admin"] = ["Json", "Configuration", "Diagnostics"],

        ["Mockd.Engine/Json"] = [],
        ["Mockd.Engine/Files"] = [],
        ["Mockd.Engine/Patterns"] = [],
        ["Mockd.Engine/Randomness"] = ["Patterns"],
        ["Mockd.Engine/Yaml"] = ["Json"],
        ["Mockd.Engine/Exchanges"] = ["Json"],
        ["Mockd.Engine/Expressions"] = ["Json", "Randomness"],
        ["Mockd.Engine/OpenApi"] = ["Json", "Patterns"],
        ["Mockd.Engine/Vocabulary"] = ["Randomness"],
        ["Mockd.Engine/Schemas"] = ["OpenApi", "Randomness", "Vocabulary"],
        ["Mockd.Engine/Representations"] = ["Schemas"],
        ["Mockd.Engine/Routing"] = ["OpenApi", "Exchanges"],
        ["Mockd.Engine/Tables"] = ["Json", "Randomness"],
        ["Mockd.Engine/State"] = ["Tables"],
        ["Mockd.Engine/History"] = ["State"],
        ["Mockd.Engine/Sandboxes"] = ["Actions", "Exchanges"],
        ["Mockd.Engine/Checks"] = ["Routing", "Schemas", "Representations"],
        ["Mockd.Engine/Transforms"] = ["Expressions", "Exchanges", "State", "Schemas"],
        ["Mockd.Engine/Actions"] = ["State", "Transforms"],
        ["Mockd.Engine/Seeding"] = ["Actions"],
        ["Mockd.Engine/CustomOperations"] = ["Actions", "State", "Expressions"],
        ["Mockd.Engine/Bindings"] =
        [
            "Routing",
            "State",
            "Transforms",
            "Actions",
            "CustomOperations",
            "Representations",
            "Checks",
        ],
        ["Mockd.Engine/Stubs"] = ["Bindings"],
        ["Mockd.Engine/Faults"] = ["Routing", "Randomness", "Exchanges"],
        ["Mockd.Engine/Journal"] = ["Exchanges"],
        [RootOf("Mockd.Engine")] = ["Bindings", "Stubs", "Faults", "Journal", "Sandboxes", "Seeding", "Checks"],
        ["Mockd.Engine/Imports"] = ["OpenApi", "Reading", "Files"],
        ["Mockd.Engine/Reading"] = ["Yaml", "Expressions", "Exchanges"],
        ["Mockd.Engine/Reviews"] = ["", "Reading"],
        ["Mockd.Engine/Compilation"] = ["", "Imports"],

        ["Mockd.Storage/Durable"] = ["Mockd.Engine/"],
        ["Mockd.Storage/File"] = ["Durable", "Mockd.Engine/Files"],
        ["Mockd.Storage/Postgres"] = ["Durable"],

        ["Mockd.Server/Pipeline"] = ["Mockd.Engine/", "Mockd.Engine/History", "Mockd.Storage/Durable"],
        ["Mockd.Server/Fetching"] = ["Mockd.Engine/Imports"],
        ["Mockd.Server/Running"] =
        [
            "Fetching",
            "Pipeline",
            "Mockd.Engine/Compilation",
            "Mockd.Engine/Reviews",
            "Mockd.Storage/File",
            "Mockd.Storage/Postgres",
        ],
        ["Mockd.Server/Admin"] = ["Running"],
        ["Mockd.Server/Hosting"] = ["Running", "Admin"],

        ["Mockd.Cli/Output"] = [],
        ["Mockd.Cli/Arguments"] = ["", "Mockd.Engine/Routing"],
        ["Mockd.Cli/Commands"] = ["", "Arguments", "Output", "Mockd.Server/Hosting", "Mockd.Engine/Compilation"],
        [RootOf("Mockd.Cli")] = [],
    };

    public static string RootOf(string project) => project + "/";

    /// <summary>All rooms that a room may use, itself included.</summary>
    public static IReadOnlySet<string> Reachable(string room)
    {
        var seen = new HashSet<string> { room };
        var pending = new Queue<string>(seen);
        while (pending.TryDequeue(out var next))
        {
            foreach (var target in Targets(next).Where(seen.Add))
            {
                pending.Enqueue(target);
            }
        }

        return seen;
    }

    /// <summary>The arrows of one room, each as Project/Room.</summary>
    public static IEnumerable<string> Targets(string room)
    {
        var project = room[..room.IndexOf('/', StringComparison.Ordinal)];
        return Arrows.TryGetValue(room, out var names)
            ? names.Select(name => name.Contains('/', StringComparison.Ordinal) ? name : project + "/" + name)
            : [];
    }
}
