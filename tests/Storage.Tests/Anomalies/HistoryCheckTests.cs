using Xunit;

namespace Storage.Tests.Anomalies;

/// <summary>The check finds each of the anomalies that it is there for, and lets pass what is none.</summary>
public sealed class HistoryCheckTests
{
    [Fact]
    public void SerialHistory_Passes()
    {
        Transaction[] history =
        [
            new(0, 0, 10, [("x", 1)], [("x", [])]),
            new(1, 5, 20, [("x", 2), ("y", 3)], [("x", [1]), ("y", [])]),
            new(2, 25, 30, [], [("x", [1, 2]), ("y", [3])]),
        ];

        Assert.Empty(HistoryCheck.Run(history, Final(("x", [1, 2]), ("y", [3]))));
    }

    [Fact]
    public void LostUpdate_IsFound()
    {
        Transaction[] history = [new(0, 0, 9, [("x", 1)], [("x", [])]), new(1, 0, 9, [("x", 2)], [("x", [])])];

        Assert.Contains("lost", Assert.Single(HistoryCheck.Run(history, Final(("x", [2])))));
    }

    [Fact]
    public void BothSawNothing_ThoughOneWroteFirst_IsFound()
    {
        Transaction[] history = [new(0, 0, 9, [("x", 1)], [("x", [])]), new(1, 0, 9, [("x", 2)], [("x", [])])];

        Assert.Contains("serial", Assert.Single(HistoryCheck.Run(history, Final(("x", [1, 2])))));
    }

    [Fact]
    public void WriteSkew_IsFound()
    {
        Transaction[] history =
        [
            new(0, 0, 9, [("x", 1)], [("x", []), ("y", [])]),
            new(1, 0, 9, [("y", 2)], [("x", []), ("y", [])]),
        ];

        Assert.Contains("serial", Assert.Single(HistoryCheck.Run(history, Final(("x", [1]), ("y", [2])))));
    }

    [Fact]
    public void ReadOfAnOldState_IsFound()
    {
        Transaction[] history = [new(0, 0, 10, [("x", 1)], []), new(1, 11, 20, [], [("x", [])])];

        Assert.Contains("serial", Assert.Single(HistoryCheck.Run(history, Final(("x", [1])))));
        Assert.Empty(HistoryCheck.Run([history[0], history[1] with { Started = 9 }], Final(("x", [1]))));
    }

    [Fact]
    public void ReadOfAStateThatNeverWas_IsFound()
    {
        Transaction[] history = [new(0, 0, 10, [("x", 1), ("x", 2)], []), new(1, 0, 10, [], [("x", [2])])];

        Assert.Contains("never was", Assert.Single(HistoryCheck.Run(history, Final(("x", [1, 2])))));
    }

    [Fact]
    public void HalfOfATransaction_IsFound()
    {
        Transaction[] history = [new(0, 0, 10, [("x", 1), ("y", 2)], []), new(1, 0, 10, [], [("x", [1]), ("y", [])])];

        Assert.Contains("serial", Assert.Single(HistoryCheck.Run(history, Final(("x", [1]), ("y", [2])))));
    }

    private static Dictionary<string, IReadOnlyList<int>> Final(params (string List, int[] Values)[] lists) =>
        lists.ToDictionary(l => l.List, l => (IReadOnlyList<int>)l.Values);
}
