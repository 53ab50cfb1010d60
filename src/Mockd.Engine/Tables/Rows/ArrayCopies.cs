namespace Mockd.Engine.Tables;

/// <summary>Arrays with one item more, less, or other.</summary>
internal static class ArrayCopies
{
    public static T[] Replaced<T>(this T[] items, int at, T item)
    {
        var copy = items.AsSpan().ToArray();
        copy[at] = item;
        return copy;
    }

    public static T[] Inserted<T>(this T[] items, int at, T item)
    {
        var copy = new T[items.Length + 1];
        Array.Copy(items, copy, at);
        copy[at] = item;
        Array.Copy(items, at, copy, at + 1, items.Length - at);
        return copy;
    }

    public static T[] Without<T>(this T[] items, int at)
    {
        var copy = new T[items.Length - 1];
        Array.Copy(items, copy, at);
        Array.Copy(items, at + 1, copy, at, copy.Length - at);
        return copy;
    }

    /// <summary>Without the item at <paramref name="from"/>, and with another that stands at <paramref name="to"/> then.</summary>
    public static T[] Moved<T>(this T[] items, int from, int to, T item)
    {
        var copy = items.AsSpan().ToArray();
        if (from < to)
        {
            Array.Copy(items, from + 1, copy, from, to - from);
        }
        else
        {
            Array.Copy(items, to, copy, to + 1, from - to);
        }

        copy[to] = item;
        return copy;
    }
}
