using Mockd.Engine.Exchanges;
using Mockd.Server.Running;

namespace Mockd.Server.Hosting;

/// <summary>Where a twin and its admin plane listen, and who may use the latter.</summary>
public sealed record TwinHostOptions
{
    public required TwinOptions Twin { get; init; }

    /// <summary>Name or address to listen on; <c>localhost</c> is both loopback addresses.</summary>
    public string Host { get; init; } = "localhost";

    /// <summary>Port of the twin; 0 takes a free one.</summary>
    public int Port { get; init; } = 4280;

    /// <summary>Port of the admin plane; 0 takes a free one.</summary>
    public int AdminPort { get; init; } = 4290;

    /// <summary>Key that the admin plane asks for; null: none.</summary>
    public string? AdminKey { get; init; }

    /// <summary>Told of each exchange of the twin; null: nobody is.</summary>
    public Action<Request, Response>? OnExchange { get; init; }

    /// <summary>Version of the product, as the admin plane tells it.</summary>
    public string Version { get; init; } = "0.0.0";
}
