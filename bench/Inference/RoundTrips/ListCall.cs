using Corpus;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;

namespace Inference;

/// <summary>Asks for a list so that a row that is there must be in it: what has to be said is what the row itself says.</summary>
internal static class ListCall
{
    public static Request RequestOf(TwinClient client, PlannedAction list, string path, MadeRow made)
    {
        var row = made.Created ?? made.Got.Body as JsonObject;
        var query = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (
            var parameter in list.Operation.Parameters.Where(p => p is { Required: true, In: ParameterLocation.Query })
        )
        {
            if ((Rows.TextOf(row, parameter.Name) ?? Rows.TextOf(made.Sent as JsonObject, parameter.Name)) is { } own)
            {
                query[parameter.Name] = own;
            }
        }

        return client.RequestOf(list.Operation, path, BodyOf(list.Operation, made.Scope.Seed), made.Scope.Seed, query);
    }

    // A search without wishes.
    private static JsonValue? BodyOf(Operation operation, ulong seed) =>
        operation.Method is "GET" or "HEAD" || TwinClient.MediaOf(operation)?.Schema is not { } schema ? null
        : SchemaChecker.IsValid(schema, JsonObject.Empty, isRequest: true) ? JsonObject.Empty
        : RequestValues.Body(schema, seed);
}
