using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Actions;
using Mockd.Engine.CustomOperations;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Expressions;
using Mockd.Engine.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Routing;
using Mockd.Engine.Schemas;
using Mockd.Engine.State;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Bindings;

/// <summary>The confirmation of a delete.</summary>
internal static class DeleteBody
{
    public static byte[] Of(VerbConfig delete, RowShape shape, Row row, TwinState state)
    {
        var shaped = shape.Shape(row, state);
        var raw = JsonMerge.Shallow(shaped, row.Fields).With("id", row.Key).With(shape.IdField, row.Key);
        var scope = new Scope(row.UpdatedAt).Set("item", raw).Set("row", raw);
        return ValueTemplate.Parse(delete.Body!).Evaluate(scope).ToUtf8();
    }
}
