using Mockd.Engine.State;
using Xunit;

namespace Mockd.Engine.Tests.State;

public sealed class RememberedAnswersTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Find_AfterItsTime_IsNothing()
    {
        var answers = RememberedAnswers.Empty.With(Answer("a", hours: 1), Now);

        Assert.NotNull(answers.Find("a", Now.AddHours(1).AddTicks(-1)));
        Assert.Null(answers.Find("a", Now.AddHours(1)));
        Assert.Null(answers.Find("b", Now));
    }

    [Fact]
    public void With_TooMany_LetsTheOldestGo()
    {
        var answers = RememberedAnswers.Empty;
        for (var i = 0; i <= RememberedAnswers.Most; i++)
        {
            answers = answers.With(Answer($"k{i}", hours: i % 2 == 0 ? 1 : 3), Now.AddSeconds(i));
        }

        Assert.Equal((RememberedAnswers.Most / 2) + 1, answers.Count);
        Assert.Null(answers.Find("k0", Now));
        Assert.NotNull(answers.Find($"k{RememberedAnswers.Most}", Now));
        Assert.Equal(answers.Count, answers.All.Select(a => a.Number).Distinct().Count());
    }

    [Fact]
    public void With_LargeOnes_StaysBounded()
    {
        var (answers, body) = (RememberedAnswers.Empty, new byte[1024 * 1024]);
        for (var i = 0; i < 500; i++)
        {
            answers = answers.With(Answer($"k{i}", hours: 1) with { Body = body }, Now);
            Assert.True(answers.Count <= 66, $"{answers.Count} answers of 1 MiB are remembered");
        }

        Assert.NotNull(answers.Find("k499", Now));
    }

    /// <summary>States branch, as undo and forks make them, so either may be ahead of where they part.</summary>
    [Fact]
    public void ChangesTo_AnyOther_LeadThere()
    {
        var dice = new Random(5);
        var known = new List<RememberedAnswers> { RememberedAnswers.Empty };
        for (var i = 0; i < 3000; i++)
        {
            var from = known[dice.Next(Math.Max(0, known.Count - 6), known.Count)];
            var key = $"k{dice.Next(30)}";
            known.Add(dice.Next(4) == 0 ? from.Without(key) : from.With(Answer(key, hours: 1), Now));
            var (before, after) = (known[dice.Next(Math.Max(0, known.Count - 20), known.Count)], known[^1]);

            var led = before.All.ToDictionary(a => a.Key);
            foreach (var (changed, now) in before.ChangesTo(after))
            {
                led.Remove(changed);
                if (now is not null)
                {
                    led[changed] = now;
                }
            }

            Assert.Equal(after.All, led.Values.OrderBy(a => a.Number));
        }
    }

    [Fact]
    public void ChangesTo_AState_NotFarAway_AreFew()
    {
        var before = Enumerable
            .Range(0, 1000)
            .Aggregate(RememberedAnswers.Empty, (all, i) => all.With(Answer($"k{i}", 1), Now));

        Assert.Equal(["x"], before.ChangesTo(before.With(Answer("x", 1), Now)).Select(c => c.Key));
        Assert.Empty(before.ChangesTo(before));
    }

    private static RememberedAnswer Answer(string key, int hours) =>
        new(key, 1, Now.AddHours(hours), 200, "application/json", [], new byte[] { 1 });
}
