using Corpus;
using Inference;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Inference;
using Mockd.Engine.OpenApi;
using Mockd.Server.Running;

namespace Sdk.Tests.InferenceMeter;

/// <summary>A twin of owners and their pets, whose answers a test may spoil.</summary>
internal sealed class MeteredTwin : IAsyncDisposable
{
    private const string Source = """
        {"openapi": "3.0.0", "info": {"title": "Owners", "version": "1"}, "paths": {
          "/owners": {
            "get": {"parameters": [LIMIT, OFFSET], "responses": {"200": {"description": "owners", "content": {"application/json": {"schema":
              {"type": "object", "required": ["items", "total"], "properties": {"total": {"type": "integer"}, "items": {"type": "array", "items": {"$ref": "#/components/schemas/Owner"}}}}}}}}},
            "post": {"requestBody": {"required": true, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/OwnerBody"}}}},
              "responses": {"201": {"description": "made", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Owner"}}}}}}},
          "/owners/{owner_id}": {
            "get": {"parameters": [OWNER], "responses": {"200": {"description": "owner", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Owner"}}}}, "404": MISSING}},
            "patch": {"parameters": [OWNER], "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/OwnerBody"}}}},
              "responses": {"200": {"description": "owner", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Owner"}}}}, "404": MISSING}},
            "delete": {"parameters": [OWNER], "responses": {"204": {"description": "gone"}, "404": MISSING}}},
          "/owners/{owner_id}/pets": {
            "get": {"parameters": [OWNER, LIMIT, OFFSET], "responses": {"200": {"description": "pets", "content": {"application/json": {"schema":
              {"type": "object", "required": ["items", "total"], "properties": {"total": {"type": "integer"}, "items": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}}}}}}}}},
            "post": {"parameters": [OWNER], "requestBody": {"required": true, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/PetBody"}}}},
              "responses": {"201": {"description": "made", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}}}}},
          "/owners/{owner_id}/pets/{pet_id}": {
            "get": {"parameters": [OWNER, PET], "responses": {"200": {"description": "pet", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}}, "404": MISSING}},
            "put": {"parameters": [OWNER, PET], "requestBody": {"required": true, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/PetBody"}}}},
              "responses": {"200": {"description": "pet", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}}, "404": MISSING}},
            "delete": {"parameters": [OWNER, PET], "responses": {"204": {"description": "gone"}, "404": MISSING}}}},
         "components": {"schemas": {
          "Owner": {"type": "object", "required": ["id", "name", "city"], "properties": {"id": {"type": "string", "readOnly": true}, "name": {"type": "string"}, "city": {"type": "string"}, "street": {"type": "string"}, "note": {"type": "string"}}},
          "OwnerBody": {"type": "object", "properties": {"name": {"type": "string"}, "city": {"type": "string"}, "street": {"type": "string"}, "note": {"type": "string"}}},
          "Pet": {"type": "object", "required": ["id", "name", "kind"], "properties": {"id": {"type": "string", "readOnly": true}, "name": {"type": "string"}, "kind": {"type": "string"}, "age": {"type": "integer"}}},
          "PetBody": {"type": "object", "required": ["name", "kind"], "properties": {"name": {"type": "string"}, "kind": {"type": "string"}, "age": {"type": "integer"}}},
          "Missing": {"type": "object", "required": ["message"], "properties": {"message": {"type": "string"}}}}}}
        """;

    private readonly RunFolder _folder;
    private readonly TwinRuntime _runtime;

    private MeteredTwin(RunFolder folder, TwinRuntime runtime, ApiDescription description)
    {
        _folder = folder;
        _runtime = runtime;
        Description = description;
    }

    public ApiDescription Description { get; }

    public InferredTwin Inferred => _runtime.Inferred[0].Twin;

    public static async Task<MeteredTwin> StartAsync(DirectoryInfo place)
    {
        var file = Path.Combine(place.FullName, "owners.json");
        await File.WriteAllTextAsync(
            file,
            Source
                .Replace("MISSING", Missing, StringComparison.Ordinal)
                .Replace("LIMIT", Parameter("limit", "query", "integer"), StringComparison.Ordinal)
                .Replace("OFFSET", Parameter("offset", "query", "integer"), StringComparison.Ordinal)
                .Replace("OWNER", Parameter("owner_id", "path", "string"), StringComparison.Ordinal)
                .Replace("PET", Parameter("pet_id", "path", "string"), StringComparison.Ordinal)
        );
        var folder = DocumentTrip.FolderOf(file);
        var diagnostics = new List<Diagnostic>();
        var runtime = await TwinRuntime.StartAsync(DocumentTrip.OptionsOf(folder), diagnostics, CancellationToken.None);
        return new MeteredTwin(
            folder,
            runtime ?? throw new InvalidOperationException(string.Join("\n", diagnostics)),
            await DescribedDocument.ReadAsync(file)
        );
    }

    public Task<Response> AnswerAsync(Request request) =>
        _runtime.AnswerAsync(request, CancellationToken.None).AsTask();

    /// <summary>The round trips of both tables, with a twin that a test has spoilt.</summary>
    public Task<IReadOnlyList<TableTrip>> TripsAsync(Func<Request, Task<Response>> send) =>
        DocumentTrip.TablesAsync(Inferred, Description, send);

    public async ValueTask DisposeAsync()
    {
        await _runtime.DisposeAsync();
        _folder.Dispose();
    }

    private const string Missing =
        """{"description": "missing", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Missing"}}}}""";

    private static string Parameter(string name, string place, string type) =>
        $$$"""{"name": "{{{name}}}", "in": "{{{place}}}", "required": {{{(place == "path" ? "true" : "false")}}}, "schema": {"type": "{{{type}}}"}}""";
}
