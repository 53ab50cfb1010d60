using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Inference;
using Mockd.Engine.Reading;
using Xunit;

namespace Mockd.Engine.Tests.Inference;

/// <summary>The file that is written is read back as the same tables and bindings.</summary>
public sealed class InferredTextTests : IDisposable
{
    private const string Schemas = """
        {'Order':{'type':'object','properties':{'id':{'type':'string'},'status':{'type':'string','enum':['open','paid']},
        'paid_at':{'type':'string','format':'date'},'customer':{'type':'string'}}},
        'Pod':{'type':'object','properties':{'metadata':{'type':'object','properties':{'name':{'type':'string'}}},'spec':{'type':'object'}}},
        'Release':{'type':'object','properties':{'no':{'type':'string'},'tag':{'type':'string'},'text':{'type':'string'}}}}
        """;

    private static readonly string[] Operations =
    [
        "POST /orders Order -> 201 Order",
        "GET /orders/{order-id} -> Order",
        "POST /orders/{order-id}/pay -> Order",
        "PUT /orders/{order-id}/star -> 204",
        "DELETE /orders/{order-id}/star -> 204",
        "GET /customers/{customer}/orders -> [Order]",
        "GET /boxes/{box-id}/orders -> [Order]",
        "GET /spaces/{space}/pods -> [Pod]",
        "POST /spaces/{space}/pods Pod -> 201 Pod",
        "GET /spaces/{space}/pods/{name} -> Pod",
        "POST /releases Release -> 201 Release",
        "GET /releases/{no} -> Release",
        "GET /releases/tags/{tag} -> Release",
        "GET /account -> Order",
        "PATCH /account Order -> Order",
        "GET /weather -> [Pod]",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mockd-infer-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Write_Inferred_IsReadAsTheSameTables()
    {
        var twin = Bare.Twin(Schemas, Operations);
        var config = Read(twin);
        Assert.Equal(twin.Served.Select(t => Line(t.Config)), config.Tables.Select(Line));
        Assert.Equal(twin.Served.SelectMany(t => t.Actions).Select(a => Line(a.Binding)), config.Extend.Select(Line));
    }

    [Fact]
    public void Write_Inferred_GivesTheReasons()
    {
        var text = InferredText.Write(Bare.Twin(Schemas, Operations), ("path", "api.json"));
        Assert.Contains("  - path: api.json\n", text, StringComparison.Ordinal);
        Assert.Contains("  # item-path: /orders/{order-id}\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_NothingInferred_IsAFileThatImports()
    {
        var config = Read(Bare.Twin(Schemas, "GET /weather -> [Pod]"));
        Assert.Equal("api.json", Assert.Single(config.Imports).Path);
        Assert.Empty(config.Tables);
        Assert.Empty(config.Extend);
    }

    private TwinConfig Read(InferredTwin twin)
    {
        var path = Path.Combine(_folder.FullName, "mockd.yaml");
        File.WriteAllText(path, InferredText.Write(twin, ("path", "api.json")));
        var diagnostics = new List<Diagnostic>();
        var file = ConfigReader.Read(path, diagnostics);
        Assert.Empty(diagnostics);
        return file!.Config;
    }

    private static string Line(TableConfig table) =>
        string.Join(
            ' ',
            table.Name,
            table.IdField,
            table.IdIn,
            table.HideId,
            table.Fits,
            table.Schema,
            table.Parent,
            string.Join(',', table.Under),
            string.Join(',', table.Hidden)
        );

    private static string Line(BindingConfig binding) =>
        string.Join(
            ' ',
            binding.Mock,
            binding.Table,
            binding.Action,
            binding.Key,
            binding.By,
            binding.Missing,
            string.Join(',', binding.Where),
            string.Join(',', binding.Set)
        );
}
