namespace Mockd.Engine.Expressions.Functions;

/// <summary>A function of the language; <paramref name="Most"/> is -1 where any number of arguments is taken.</summary>
internal sealed record BuiltIn(string Name, int Least, int Most, BuiltInBody Body)
{
    public const int AnyNumber = -1;

    public string? Refuses(int count)
    {
        if (count >= Least && (Most == AnyNumber || count <= Most))
        {
            return null;
        }

        var wanted = Most switch
        {
            AnyNumber => $"at least {Least}",
            _ when Most == Least => $"{Least}",
            _ => $"{Least} to {Most}",
        };
        return $"'{Name}' takes {wanted} argument{(Most == 1 || Most == Least && Least == 1 ? "" : "s")}, not {count}";
    }
}
