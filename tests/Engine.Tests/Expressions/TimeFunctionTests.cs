using Xunit;

namespace Mockd.Engine.Tests.Expressions;

public sealed class TimeFunctionTests
{
    [Theory]
    [InlineData("now", "1772600767")]
    [InlineData("now()", "\"2026-03-04T05:06:07Z\"")]
    [InlineData("now().Unix() == now", "true")]
    [InlineData("now().UnixMilli()", "1772600767000")]
    [InlineData("now().Format('2006-01-02')", "\"2026-03-04\"")]
    [InlineData("now().Format('Mon, 2 Jan 2006 3:04PM')", "\"Wed, 4 Mar 2026 5:06AM\"")]
    [InlineData("now().Format('January _2 .000 -07:00 Z07:00')", "\"March  4 .000 +00:00 Z\"")]
    [InlineData("now().Format('rfc3339')", "\"2026-03-04T05:06:07Z\"")]
    [InlineData("now().Format('rfc2822')", "\"Wed, 04 Mar 2026 05:06:07 +0000\"")]
    [InlineData("now().Format('date')", "\"2026-03-04\"")]
    [InlineData("now().Add(duration('24h')).Day()", "5")]
    [InlineData("now().Add('1h30m')", "\"2026-03-04T06:36:07Z\"")]
    [InlineData("now().AddDate(0, 1, 0).Month()", "4")]
    [InlineData("now().Truncate('1h')", "\"2026-03-04T05:00:00Z\"")]
    [InlineData("now().Year() * 10000 + now().Month() * 100 + now().Day()", "20260304")]
    [InlineData("[now().Hour(), now().Minute(), now().Second(), now().Weekday(), now().YearDay()]", "[5,6,7,3,63]")]
    [InlineData("date('2024-01-02')", "\"2024-01-02T00:00:00Z\"")]
    [InlineData("date('02/01/2024', '02/01/2006').Unix()", "1704153600")]
    [InlineData("date('2024-07-02 10:00', '2006-01-02 15:04', 'Etc/GMT-2')", "\"2024-07-02T10:00:00+02:00\"")]
    [InlineData("date('2024-07-02T10:00:00+02:00').UTC()", "\"2024-07-02T08:00:00Z\"")]
    [InlineData("now().In(timezone('Etc/GMT-2')).Hour()", "7")]
    [InlineData("date('2024-01-02').Before(now()) and now().After(date('2024-01-02'))", "true")]
    [InlineData("date('2024-01-02').Sub(date('2024-01-01')).Hours()", "24")]
    [InlineData("duration('1h') + duration('250ms') + duration('-1d')", "-82799.75")]
    [InlineData("fromUnix(now - 7)", "\"2026-03-04T05:06:00Z\"")]
    [InlineData("fromUnix(1.5)", "\"1970-01-01T00:00:01.5Z\"")]
    [InlineData("addMonths(date('2024-01-31').Unix(), 1) == date('2024-02-29').Unix()", "true")]
    [InlineData("row?.at.Unix()", "null")]
    public void Times_GivenToFunctions_GiveTheResult(string text, string expected) =>
        Assert.Equal(expected, Evaluated.Json(text));
}
