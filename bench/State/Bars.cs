namespace Mockd.Bench.State;

/// <summary>The table of what was measured beside what is wanted.</summary>
internal sealed class Bars(TextWriter output)
{
    private int _missed;

    public void Begin()
    {
        output.WriteLine("| what | measured | bar | |");
        output.WriteLine("|---|---|---|---|");
    }

    public void AtLeast(string what, double measured, double bar, string unit) =>
        Line(what, $"{measured:N0} {unit}", $"at least {bar:N0}", measured >= bar);

    public void Below(string what, double measured, double bar, string unit) =>
        Line(what, $"{measured:N1} {unit}", $"below {bar:0.#}", measured < bar);

    public void Note(string what, string measured) => output.WriteLine($"| {what} | {measured} | | |");

    public int End()
    {
        output.WriteLine();
        output.WriteLine(_missed == 0 ? "All bars are met." : $"{_missed} missed.");
        return _missed == 0 ? 0 : 1;
    }

    private void Line(string what, string measured, string bar, bool isMet)
    {
        _missed += isMet ? 0 : 1;
        output.WriteLine($"| {what} | {measured} | {bar} | {(isMet ? "met" : "MISSED")} |");
    }
}
