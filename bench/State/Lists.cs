using Mockd.Engine.Tables;

namespace Mockd.Bench.State;

/// <summary>Pages of ten of a table with a million rows.</summary>
internal static class Lists
{
    private const int Rows = 1_000_000;

    public static void Run(Subject subject, Bars bars)
    {
        var table = subject.Filled(Rows).Tables[0];
        var keys = table.InOrder.Skip(100).SkipLast(100).Where((_, i) => i % 997 == 0).Select(r => r.Key).ToArray();
        var email = TableField.Stored("email");
        var number = TableField.Stored("number");
        Measure("page of 10 at 1,000,000 rows, default order", _ => new ListQuery { Limit = 10 });
        Measure("page of 10 behind a cursor", i => new ListQuery { Limit = 10, After = keys[i % keys.Length] });
        Measure(
            "page of 10 by an indexed equality filter",
            i => new ListQuery
            {
                Limit = 10,
                Conditions = [Condition.Sent(email, Comparison.Equal, $"row{i % 10_000}@example.com")],
            }
        );
        Measure(
            "page of 10 by a range that 100 rows are in",
            i => new ListQuery
            {
                Limit = 10,
                Conditions =
                [
                    Condition.Sent(number, Comparison.GreaterOrEqual, $"{i * 37 % 900_000}"),
                    Condition.Sent(number, Comparison.Less, $"{(i * 37 % 900_000) + 100}"),
                ],
            }
        );

        void Measure(string what, Func<int, ListQuery> query)
        {
            if (ListQueries.Run(table, query(0)).Rows.Count != 10)
            {
                throw new InvalidOperationException($"{what}: the page is not full");
            }

            Stopwatches.Each(20_000, i => ListQueries.Run(table, query(i)));
            var each = Stopwatches.Each(20_000, i => ListQueries.Run(table, query(i)));
            bars.Below(what, each[each.Length / 2], 20, "µs");
        }
    }
}
