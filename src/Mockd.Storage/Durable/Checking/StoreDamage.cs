namespace Mockd.Storage.Durable;

/// <summary>Something in a store that is not as it was written.</summary>
/// <param name="Problem">What is wrong, in words for people.</param>
/// <param name="States">Names of those that have it, some of them when they are many.</param>
/// <param name="Table">Null: it is no row.</param>
/// <param name="Key">Null: it is no row, or one that cannot be read at all.</param>
public sealed record StoreDamage(string Problem, IReadOnlyList<string> States, string? Table = null, string? Key = null)
{
    private const int MostNamed = 5;

    public override string ToString()
    {
        var what =
            Key is null ? Problem
            : Table == AnswerRows.Table ? $"the answer to the idempotency key '{Key}': {Problem}"
            : $"row '{Key}' of table '{Table}': {Problem}";
        return States.Count == 0 ? what : $"{what} (in {string.Join(", ", States.Take(MostNamed))}{More})";
    }

    private string More => States.Count > MostNamed ? $" and {States.Count - MostNamed} more" : "";
}
