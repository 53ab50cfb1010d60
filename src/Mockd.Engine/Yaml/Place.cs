using YamlDotNet.Core.Events;

namespace Mockd.Engine.Yaml;

/// <summary>A line and column, from 1.</summary>
public sealed record Place(int Line, int Column)
{
    internal static Place Of(ParsingEvent at) => new((int)at.Start.Line, (int)at.Start.Column);
}
