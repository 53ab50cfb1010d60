using System.Diagnostics;

namespace Mockd.Bench.State;

/// <summary>Times work on one thread.</summary>
internal static class Stopwatches
{
    /// <summary>Median over rounds of how often a second the work is done.</summary>
    public static double PerSecond(int times, int rounds, Action<int> work)
    {
        var rates = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < times; i++)
            {
                work(i);
            }

            rates.Add(times / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return Median(rates);
    }

    /// <summary>Microseconds of each.</summary>
    public static double[] Each(int times, Action<int> work)
    {
        var all = new double[times];
        for (var i = 0; i < times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            work(i);
            all[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        Array.Sort(all);
        return all;
    }

    public static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);
}
