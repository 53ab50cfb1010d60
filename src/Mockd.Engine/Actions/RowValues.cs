using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Actions;

/// <summary>A stored row as expressions see it.</summary>
public static class RowValues
{
    /// <summary>Key, stored members and times, the times also under the names they are answered with.</summary>
    public static JsonObject Of(Table table, Row row)
    {
        var fields = row.Fields;
        var times = table.Shape.TimestampNames;
        var builder = new JsonObjectBuilder(fields.Count + 3 + times.Count);
        builder.Set(table.Settings.IdField, table.Settings.OwnKey(row.Key));
        foreach (var (name, value) in fields)
        {
            builder.Set(name, value);
        }

        builder.Set("createdAt", TimestampText.Format(row.CreatedAt, TimestampFormat.Iso8601));
        builder.Set("updatedAt", TimestampText.Format(row.UpdatedAt, TimestampFormat.Iso8601));
        foreach (var name in times)
        {
            if (!builder.Contains(name))
            {
                builder.Set(name, table.Shape.FieldFor(name).Read(row) ?? JsonValue.Null);
            }
        }

        return builder.Build();
    }
}
