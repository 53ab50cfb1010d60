using System.Runtime.CompilerServices;

namespace Mockd.Engine.Schemas.Checking;

/// <summary>The words of a violation, put together only when someone is going to read them.</summary>
[InterpolatedStringHandler]
internal ref struct RefusalText
{
    private readonly bool _isOn;
    private DefaultInterpolatedStringHandler _text;

    public RefusalText(int literalLength, int formattedCount, CheckRun run, out bool isOn)
    {
        isOn = _isOn = run.IsReporting;
        _text = isOn ? new(literalLength, formattedCount, System.Globalization.CultureInfo.InvariantCulture) : default;
    }

    public void AppendLiteral(string text) => _text.AppendLiteral(text);

    public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

    public override readonly string ToString() => _isOn ? _text.ToString() : "";
}
