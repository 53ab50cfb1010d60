using Mockd.Contracts.Json;
using Mockd.Engine.Tables;

namespace Mockd.Engine.Transforms;

/// <summary>A member of answers that carries a time of the row.</summary>
/// <param name="Stored">Where rows keep a value of their own for it.</param>
/// <param name="IsOfVariant">Only answers that the description has the member in carry it.</param>
internal sealed record RowTime(
    string Name,
    string Stored,
    bool IsChange,
    bool IsOfVariant,
    Func<DateTimeOffset, JsonValue> Write
)
{
    public JsonValue Of(Row row) => Write(IsChange ? row.UpdatedAt : row.CreatedAt);
}
