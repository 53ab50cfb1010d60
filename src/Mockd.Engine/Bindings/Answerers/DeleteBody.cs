using Mockd.Engine.Expressions;
using Mockd.Engine.Json;
using Mockd.Engine.State;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Bindings;

/// <summary>The confirmation of a delete.</summary>
internal static class DeleteBody
{
    public static byte[] Of(ValueTemplate body, RowShape shape, Row row, TwinState state)
    {
        var shaped = shape.Shape(row, state);
        var key = shape.OwnKey(row);
        var raw = JsonMerge.Shallow(shaped, row.Fields).With("id", key).With(shape.IdField, key);
        var scope = new Scope(row.UpdatedAt).Set("item", raw).Set("row", raw);
        return body.Evaluate(scope).ToUtf8();
    }
}
