namespace Mockd.Engine.Routing;

/// <summary>Path parameters of one request, in the order of the path.</summary>
public readonly struct PathValues(string[] names, string[] values)
{
    public int Count => names?.Length ?? 0;

    public string NameAt(int index) => names[index];

    public string ValueAt(int index) => values[index];

    public string? Find(string name)
    {
        for (var i = 0; i < Count; i++)
        {
            if (names[i] == name)
            {
                return values[i];
            }
        }

        return null;
    }
}
