using System.Globalization;
using Mockd.Bench.State;

// What the state in memory can do, on one thread; ends with code 1 when a bar is missed.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var bars = new Bars(Console.Out);
var subject = new Subject();
bars.Begin();
MemoryCosts.Run(subject, bars);
Commits.Run(subject, bars);
Lists.Run(subject, bars);
Forks.Run(subject, bars);
return bars.End();
