using System.Globalization;

namespace Inference;

/// <summary>How much of what was found is right, and how much of what there is was found.</summary>
/// <param name="Right">Of those found.</param>
/// <param name="Hit">Of those wanted.</param>
internal readonly record struct Score(int Right, int Found, int Hit, int Wanted)
{
    public static Score operator +(Score a, Score b) =>
        new(a.Right + b.Right, a.Found + b.Found, a.Hit + b.Hit, a.Wanted + b.Wanted);

    public string Precision => Share(Right, Found);

    public string Recall => Share(Hit, Wanted);

    // Never rounded up to a bar that was missed.
    private static string Share(int part, int whole) =>
        whole == 0 ? "–" : (Math.Floor(part * 1000.0 / whole) / 1000).ToString("F3", CultureInfo.InvariantCulture);

    public override string ToString() => $"{Precision} ({Right}/{Found}) {Recall} ({Hit}/{Wanted})";
}
