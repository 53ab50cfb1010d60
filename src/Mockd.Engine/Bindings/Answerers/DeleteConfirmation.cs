using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;
using Mockd.Engine.Schemas.Completion;

namespace Mockd.Engine.Bindings;

/// <summary>The described body of a delete for which the config gives none.</summary>
internal static class DeleteConfirmation
{
    /// <summary>The deleted row where it fits the description (or a part of it), else what the description asks for, with the row's key.</summary>
    public static JsonValue Of(Schema schema, JsonObject row, string idName, OperationCall call)
    {
        if (SchemaChecker.Check(schema, row, isRequest: false).Count == 0)
        {
            return row;
        }

        var start = schema.FindProperty(idName) is null ? JsonObject.Empty : JsonObject.Of((idName, row[idName]!));
        return Completion.Complete(schema, start, CompleteMode.Required, call.Seed, call.Now);
    }
}
