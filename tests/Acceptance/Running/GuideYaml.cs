namespace Acceptance.Tests.Running;

/// <summary>
/// Gives YAML its indentation back. The guide is kept as plain text whose fragments begin every line at the left edge;
/// which key stands below which follows from the keys that the file format has.
/// </summary>
internal sealed class GuideYaml
{
    private static readonly Dictionary<string, string[]> Children = new()
    {
        [""] = ["version", "imports", "tables", "extend", "customOperations"],
        ["imports"] = ["path", "as"],
        ["tables"] = ["name", "idField", "idStrategy", "idPrefix", "seedData", "response"],
        ["seedData"] = ["id", "name", "email", "created"],
        ["extend"] = ["mock", "table", "action", "operation"],
        ["customOperations"] = ["name", "steps", "response"],
        ["steps"] = ["type", "resource", "id", "as", "set"],
        ["set"] = ["status", "amount_received"],
        ["tables/response"] = ["timestamps", "fields", "list", "create", "delete", "errors"],
        ["customOperations/response"] = ["id", "object", "status", "amount", "amount_received"],
        ["timestamps"] = ["format", "fields"],
        ["timestamps/fields"] = ["createdAt", "updatedAt"],
        ["tables/response/fields"] = ["inject", "hide"],
        ["inject"] = ["object", "livemode"],
        ["hide"] = [],
        ["list"] = ["dataField", "extraFields", "hideMeta"],
        ["extraFields"] = ["object", "url", "has_more"],
        ["create"] = ["status"],
        ["delete"] = ["status", "preserve", "body"],
        ["body"] = ["id", "object", "deleted"],
        ["errors"] = ["wrap", "fields", "typeMap", "codeMap"],
        ["errors/fields"] = ["message", "type", "code"],
        ["typeMap"] = ["NOT_FOUND", "CONFLICT", "VALIDATION_ERROR"],
        ["codeMap"] = ["NOT_FOUND", "CONFLICT"],
    };

    private readonly Stack<Level> _levels = new([new Level("", "", 0)]);
    private readonly List<string> _lines = [];

    public static string Indent(IEnumerable<string> fragment)
    {
        var yaml = new GuideYaml();
        foreach (var line in fragment.Where(line => line.Length > 0))
        {
            yaml.Add(line);
        }

        return string.Join('\n', yaml._lines) + "\n";
    }

    private void Add(string line)
    {
        if (line[0] == '#')
        {
            return;
        }

        var isItem = line.StartsWith("- ", StringComparison.Ordinal);
        var content = isItem ? line[2..] : line;
        var colon = content.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            // A plain item, such as a name below `hide`.
            _lines.Add(new string(' ', _levels.Peek().Indentation) + line);
            return;
        }

        var key = content[..colon];
        while (!_levels.Peek().Takes(key, isItem, Children))
        {
            _levels.Pop();
        }

        var level = _levels.Peek();
        level.Add(key, isItem);
        _lines.Add(new string(' ', level.Indentation + (isItem || !level.IsList ? 0 : 2)) + line);
        if (colon == content.Length - 1)
        {
            var path = level.Path.Length == 0 ? key : level.Path + "/" + key;
            _levels.Push(new Level(NameOf(path), path, level.Indentation + (level.IsList ? 4 : 2)));
        }
    }

    // The longest ending of the path that has an entry of its own.
    private static string NameOf(string path)
    {
        for (var rest = path; ; rest = rest[(rest.IndexOf('/', StringComparison.Ordinal) + 1)..])
        {
            if (Children.ContainsKey(rest) || !rest.Contains('/', StringComparison.Ordinal))
            {
                return rest;
            }
        }
    }

    private sealed class Level(string name, string path, int indentation)
    {
        private readonly HashSet<string> _taken = [];

        public string Path { get; } = path;

        public int Indentation { get; } = indentation;

        public bool IsList { get; private set; }

        public bool Takes(string key, bool isItem, Dictionary<string, string[]> children) =>
            children.TryGetValue(name, out var known) && known.Contains(key) && (isItem || !_taken.Contains(key));

        public void Add(string key, bool isItem)
        {
            if (isItem)
            {
                IsList = true;
                _taken.Clear();
            }

            _taken.Add(key);
        }
    }
}
