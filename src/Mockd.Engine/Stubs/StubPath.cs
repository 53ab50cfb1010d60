using System.Text;
using System.Text.RegularExpressions;
using Mockd.Engine.Patterns;
using Mockd.Engine.Routing;

namespace Mockd.Engine.Stubs;

/// <summary>The path of a stub: <c>{name}</c> stands for one segment, <c>*</c> for any text.</summary>
internal sealed class StubPath
{
    private readonly Pattern _pattern;
    private readonly string[] _names;

    public StubPath(string path)
    {
        var names = new List<string>();
        var text = new StringBuilder("^");
        var at = 0;
        while (at < path.Length)
        {
            var close = path[at] == '{' ? path.IndexOf('}', at) : -1;
            if (close > 0)
            {
                names.Add(path[(at + 1)..close]);
                text.Append("([^/]+)");
                at = close + 1;
            }
            else
            {
                text.Append(path[at] == '*' ? "(?s:.*)" : Regex.Escape(path[at].ToString()));
                at++;
            }
        }

        _names = [.. names];
        _pattern = Pattern.TryRead(text.Append("\\z").ToString(), PatternDialect.Net)!;
    }

    /// <summary>The parameters; null when it is another path.</summary>
    public PathValues? Match(string path)
    {
        if (_names.Length == 0)
        {
            return _pattern.IsMatch(path) ? default(PathValues) : null;
        }

        return _pattern.Groups(path) is { } values ? new PathValues(_names, values) : null;
    }
}
