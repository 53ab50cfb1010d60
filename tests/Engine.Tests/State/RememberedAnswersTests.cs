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
    public void With_AnyNumber_KeepsEveryValidOne()
    {
        var answers = RememberedAnswers.Empty;
        for (var i = 0; i < 30_000; i++)
        {
            answers = answers.With(Answer($"k{i}", hours: 24), Now.AddSeconds(i));
        }

        Assert.Equal(30_000, answers.Count);
        Assert.NotNull(answers.Find("k0", Now.AddSeconds(30_000)));
        Assert.Equal(Enumerable.Range(1, 30_000).Select(n => (long)n), answers.All.Select(a => a.Number));
    }

    [Fact]
    public void With_AfterOthersExpired_LetsThemGoAsItComes()
    {
        var answers = RememberedAnswers.Empty;
        for (var i = 0; i < 10_000; i++)
        {
            answers = answers.With(
                Answer($"k{i}", hours: 1) with
                {
                    Expires = Now.AddSeconds(i + 100),
                },
                Now.AddSeconds(i)
            );
            Assert.True(answers.Count <= 101, $"{answers.Count} answers are remembered, 100 of them are valid");
        }

        Assert.Equal("k9900", answers.All[0].Key);
    }

    /// <summary>As when somebody set the clock far ahead and back, or made the time to live longer for a while.</summary>
    [Fact]
    public void With_BehindOneThatStaysForLong_LetsTheOthersGoNevertheless()
    {
        var answers = RememberedAnswers.Empty.With(
            Answer("stays", hours: 1) with
            {
                Expires = DateTimeOffset.MaxValue,
            },
            Now
        );
        for (var i = 0; i < 10_000; i++)
        {
            answers = answers.With(
                Answer($"k{i}", hours: 1) with
                {
                    Expires = Now.AddSeconds(i + 100),
                },
                Now.AddSeconds(i)
            );
        }

        Assert.NotNull(answers.Find("stays", Now.AddYears(100)));
        Assert.True(answers.Count < 300, $"{answers.Count} answers are remembered, 101 of them are valid");
        Assert.NotNull(answers.Find("k9901", Now.AddSeconds(10_000)));
    }

    [Fact]
    public void With_MoreBytesThanMay_LetsTheOldestGo()
    {
        var (answers, body) = (RememberedAnswers.Empty, new byte[1000]);
        var one = RememberedAnswers.Empty.With(Answer("k000", hours: 1) with { Body = body }, Now).Bytes;
        for (var i = 0; i < 100; i++)
        {
            answers = answers.With(Answer($"k{i:000}", hours: 1) with { Body = body }, Now, 10 * one);
            Assert.Equal(Math.Min(i + 1, 10) * one, answers.Bytes);
        }

        Assert.Equal(Enumerable.Range(90, 10).Select(i => $"k{i:000}"), answers.All.Select(a => a.Key));
        Assert.Equal(9, answers.With(Answer("k100", hours: 1) with { Body = body }, Now, (10 * one) - 1).Count);
    }

    [Fact]
    public void With_OneThatIsLargerThanMay_KeepsIt()
    {
        var answers = RememberedAnswers
            .Empty.With(Answer("a", hours: 1), Now, 1)
            .With(Answer("b", hours: 1) with { Body = new byte[1000] }, Now, 1);

        Assert.Equal(["b"], answers.All.Select(a => a.Key));
    }

    [Fact]
    public void Bytes_AreThoseOfWhatIsThere()
    {
        var header = KeyValuePair.Create("Location", "/customers/1");
        var small = RememberedAnswers.Empty.With(Answer("a", hours: 1), Now);
        var large = small.With(Answer("a", hours: 1) with { Body = new byte[501], Headers = [header] }, Now);

        Assert.Equal(500 + (2 * 20), large.Bytes - small.Bytes);
        Assert.Equal(1, large.Count);
        Assert.Equal(0, large.Without("a").Bytes);
        Assert.Same(large, large.Without("b"));
        Assert.Equal(large.Bytes, RememberedAnswers.Empty.Put(large.All[0]).Bytes);
    }

    [Fact]
    public void With_AKeyThatIsThere_IsTheNewestInItsPlace()
    {
        var answers = RememberedAnswers
            .Empty.With(Answer("a", 1), Now)
            .With(Answer("b", 1), Now)
            .With(Answer("a", 2) with { Status = 201 }, Now);

        Assert.Equal(["b", "a"], answers.All.Select(a => a.Key));
        Assert.Equal(201, answers.Find("a", Now.AddHours(1))!.Status);
        Assert.Equal([2, 3], answers.All.Select(a => a.Number));
    }

    [Fact]
    public void Numbers_OfAnswersThatWentAway_AreNotGivenAgain()
    {
        var answers = RememberedAnswers.Empty.With(Answer("a", 1), Now).With(Answer("b", 1), Now).Without("b");

        Assert.Equal(3, answers.With(Answer("c", 1), Now).All[^1].Number);
    }

    [Fact]
    public void Put_InAnyOrder_IsInTheOrderOfTheNumbers()
    {
        var answers = RememberedAnswers
            .Empty.Put(Answer("c", 1) with { Number = 7 })
            .Put(Answer("a", 1) with { Number = 5 })
            .Put(Answer("b", 1) with { Number = 5 });

        Assert.Equal(["a", "b", "c"], answers.All.Select(a => a.Key));
        Assert.Equal(8, answers.With(Answer("d", 1), Now).All[^1].Number);
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

    [Theory]
    [InlineData(10)]
    [InlineData(4096)]
    [InlineData(9000)]
    [InlineData(20_000)]
    public void ChangesTo_AStateFarAway_AreAllThereAre(int writes)
    {
        var before = RememberedAnswers.Empty.With(Answer("stays", 1), Now).With(Answer("goes", 1), Now);
        var after = Enumerable
            .Range(0, writes)
            .Aggregate(before.Without("goes"), (all, i) => all.With(Answer($"k{i % 5000}", 1), Now));

        var there = before.ChangesTo(after).Select(c => (c.Key, IsThere: c.Now is not null)).ToHashSet();
        var back = after.ChangesTo(before).Select(c => (c.Key, IsThere: c.Now is not null)).ToHashSet();

        Assert.Equal(Math.Min(writes, 5000) + 1, there.Count);
        Assert.Contains(("goes", false), there);
        Assert.DoesNotContain(there, c => c.Key == "stays");
        Assert.Equal(there.Select(c => c.Key).Order(), back.Select(c => c.Key).Order());
        Assert.Contains(("goes", true), back);
        Assert.Contains(("k0", false), back);
    }

    /// <summary>What is behind is let go of: after a long life, what is near is still found without looking at all.</summary>
    [Fact]
    public void Trail_OfALongLife_IsShort()
    {
        var trail = AnswerTrail.Start;
        for (var i = 0; i < 100_000; i++)
        {
            var next = trail.With($"k{i}");
            Assert.Equal([$"k{i}"], trail.KeysTo(next)!);
            trail = next;
        }

        Assert.Null(AnswerTrail.Start.KeysTo(trail));
        var far = trail;
        for (var i = 0; i < AnswerTrail.Kept; i++)
        {
            far = far.With($"x{i}");
        }

        Assert.Equal(AnswerTrail.Kept, trail.KeysTo(far)!.Count);
        Assert.Equal(AnswerTrail.Kept, far.KeysTo(trail)!.Count);
        Assert.Empty(far.KeysTo(far)!);
    }

    private static RememberedAnswer Answer(string key, int hours) =>
        new(key, 1, Now.AddHours(hours), 200, "application/json", [], new byte[] { 1 });
}
