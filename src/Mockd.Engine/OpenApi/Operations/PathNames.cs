using System.Text;

namespace Mockd.Engine.OpenApi;

/// <summary>Compares paths without the names of their parameters.</summary>
internal static class PathNames
{
    /// <summary><c>/a/{}/b</c> for <c>/a/{id}/b</c>.</summary>
    public static string Without(string path)
    {
        if (!path.Contains('{'))
        {
            return path;
        }

        var text = new StringBuilder(path.Length);
        var isName = false;
        foreach (var c in path)
        {
            isName &= c is not ('}' or '/');
            if (!isName)
            {
                text.Append(c);
            }

            isName |= c == '{';
        }

        return text.ToString();
    }
}
