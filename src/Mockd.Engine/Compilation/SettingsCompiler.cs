using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Actions;
using Mockd.Engine.Bindings;
using Mockd.Engine.Expressions;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Compilation;

/// <summary>Turns records of the file, laid over each other already, into what requests see (design decision D14).</summary>
internal static class SettingsCompiler
{
    /// <summary>Of a list object in a row, where the file says nothing else: files of the existing tool count on them.</summary>
    private static readonly JsonObject UsualListMembers = JsonObject.Of(("object", "list"), ("has_more", false));

    public static TableSettings Table(TableConfig config) =>
        new()
        {
            Name = config.Name,
            IdField = config.IdField,
            IdIn = config.IdIn,
            KeepsMadeUp = config.Fits,
            ParentField = config.ParentField,
            Depth = config.Under.Count,
            MaxItems = config.MaxItems,
            ListsNewestFirst = config.Order == ListOrder.Newest,
            Indexes = config.Indexes,
            KeepsTombstones = config.Response?.Delete?.Preserve == true,
            TombstonesBlock = config.Response?.Delete?.Blocks == true,
        };

    /// <param name="described">Status of the described success.</param>
    /// <param name="own">Status that a custom operation gives.</param>
    public static OperationSettings Operation(TableAction action, ResponseConfig response, int? described, int? own)
    {
        var delete = response.Delete ?? new VerbConfig();
        var verb = action switch
        {
            TableAction.Create => response.Create,
            TableAction.Update or TableAction.Patch => response.Update,
            TableAction.Delete => delete,
            _ => null,
        };
        var usual = action switch
        {
            TableAction.Create => 201,
            TableAction.Delete when delete.Body is null => 204,
            _ => 200,
        };
        return new OperationSettings
        {
            Status = own ?? verb?.Status ?? described ?? usual,
            Body = Template(verb?.Body),
            KeepsTombstones = delete.Preserve == true,
            ShowsTombstones = delete.Visible == true,
            TombstoneBody = Template(delete.Body),
        };
    }

    public static ShapeSettings Shape(ResponseConfig response)
    {
        var fields = response.Fields ?? new FieldsConfig();
        var times = response.Timestamps ?? new TimestampsConfig();
        return new ShapeSettings
        {
            Rename = fields.Rename,
            Hide = fields.Hide ?? [],
            Inject = fields.Inject,
            Lists = fields.WrapAsList.ToDictionary(
                list => list.Key,
                list => list.Value?.Url is { } url ? Expressions.Template.Parse(url) : null,
                StringComparer.Ordinal
            ),
            ListDataField = fields.ListObject?.DataField ?? "data",
            ListMembers = ValueTemplate.Parse(fields.ListObject?.ExtraFields ?? UsualListMembers),
            TimestampFormat = times.Format,
            TimestampNames = times.Fields,
        };
    }

    private static ValueTemplate? Template(JsonObject? body) => body is null ? null : ValueTemplate.Parse(body);
}
