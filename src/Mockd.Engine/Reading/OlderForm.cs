using Mockd.Contracts.Configuration;

namespace Mockd.Engine.Reading;

/// <summary>Writes the older form of a table, which brings its own paths, in the words of the newer one.</summary>
internal static class OlderForm
{
    public static TwinConfig Expand(TwinConfig config)
    {
        var stubs = config.StatefulResources.SelectMany(Stubs).ToArray();
        return stubs.Length == 0 ? config : config with { Mocks = [.. config.Mocks, .. stubs] };
    }

    private static IEnumerable<StubConfig> Stubs(TableConfig table)
    {
        if (table.BasePath?.TrimEnd('/') is not { Length: > 0 } path)
        {
            return [];
        }

        var item = path + "/{id}";
        return
        [
            Stub(table, "GET", path, TableAction.List),
            Stub(table, "POST", path, TableAction.Create),
            Stub(table, "GET", item, TableAction.Get),
            Stub(table, "PUT", item, TableAction.Update),
            Stub(table, "PATCH", item, TableAction.Patch),
            Stub(table, "DELETE", item, TableAction.Delete),
        ];
    }

    private static StubConfig Stub(TableConfig table, string method, string path, TableAction action) =>
        new()
        {
            Http = new HttpStubConfig
            {
                Matcher = new MatcherConfig { Method = method, Path = path },
                StatefulBinding = new StubBindingConfig { Table = table.Name, Action = action },
            },
        };
}
