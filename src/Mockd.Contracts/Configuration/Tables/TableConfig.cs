using System.ComponentModel;
using Mockd.Contracts.Json;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>A table: where the rows of one resource are stored, how its ids look and how its answers are shaped.</summary>
public sealed record TableConfig
{
    [Description("Unique name.")]
    [Form(TextForm.Something)]
    public required string Name { get; init; }

    [Description("Name of the key in requests, seeds and answers.")]
    [Form(TextForm.Something)]
    public string IdField { get; init; } = "id";

    [Description(
        "Member of the row that holds `idField`, where the key stands one level down: `metadata` for `metadata.name`."
    )]
    [Form(TextForm.Something)]
    public string? IdIn { get; init; }

    [Description("How keys are made. Absent: by the id schema's pattern if it has one, else `uuid`.")]
    public IdStrategy? IdStrategy { get; init; }

    [Description("First characters of keys with strategy `prefix`.")]
    public string? IdPrefix { get; init; }

    [Description("Number of characters after the prefix.")]
    [Limits(1, 255)]
    public int? IdLength { get; init; }

    [Description("Characters that keys are made of.")]
    [Form(TextForm.Alphabet)]
    public string? IdAlphabet { get; init; }

    [Description("Field that names the parent row; filled from the path on create and used as a filter on lists.")]
    public string? ParentField { get; init; }

    [Description(
        "Path parameters that stand before the key, outermost first: rows of one are unseen under another, and an id may stand once under each. Bindings whose paths name them otherwise go by their place."
    )]
    [Form(TextForm.Something)]
    public IReadOnlyList<string> Under { get; init; } = [];

    [Description(
        "With `under`: table of the rows that these stand under. Where that row is not there these are not either, and its delete takes them along."
    )]
    public string? Parent { get; init; }

    [Description(
        "Fields that are stored and filtered by, such as those of a binding's `where`, and stand in no answer."
    )]
    [Form(TextForm.Something)]
    public IReadOnlyList<string> Hidden { get; init; } = [];

    [Description("The key stands in no answer, since the rows have no member for it.")]
    public bool HideId { get; init; }

    [Description(
        "Sent values that the description does not allow in rows are not stored; a number in a text, and the other way round, is taken as what is described."
    )]
    public bool Fits { get; init; }

    [Description("Largest number of rows; 0: no limit. A full table answers 507.")]
    [Limits(0, int.MaxValue)]
    public int MaxItems { get; init; }

    [Description(
        "Fields whose indexes are there from the start; any other that filters ask for again is indexed as long as it is used."
    )]
    public IReadOnlyList<string> Indexes { get; init; } = [];

    [Description("Rows present at the start and after a reset.")]
    public IReadOnlyList<JsonObject> SeedData { get; init; } = [];

    [Description("Field to related table, for `expand`.")]
    public IReadOnlyDictionary<string, RelationConfig> Relationships { get; init; } =
        new Dictionary<string, RelationConfig>();

    [Description("What rows must look like; broken rules answer 400.")]
    public ValidationConfig? Validation { get; init; }

    [Description(
        "Fields, or lists of fields, whose values no two rows may share; nulls do not count. A write that would answers 409."
    )]
    public IReadOnlyList<IReadOnlyList<string>> Unique { get; init; } = [];

    [Description("Fields that name rows of other tables, and what happens when those are deleted.")]
    public IReadOnlyDictionary<string, ReferenceConfig> References { get; init; } =
        new Dictionary<string, ReferenceConfig>();

    [Description("Shape of the answers.")]
    public ResponseConfig? Response { get; init; }

    [Description("How far answers are filled up from the response schema (default `full`).")]
    public CompleteMode? Complete { get; init; }

    [Description("What an unknown id is answered with (default `error`).")]
    public MissingMode? Missing { get; init; }

    [Description("Response headers; values may hold `{{expression}}`; of a list each value is a line of its own.")]
    [Form(TextForm.HeaderName)]
    [Template("id", "now", "headers", "request")]
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Headers { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    [Description("Values of fields that a create does not give; texts may hold `{{expression}}`. Evaluated in order.")]
    [Template("input", "path", "query", "headers", "now", "sandbox", "request", "id", "row", HasMembers = true)]
    public JsonObject Defaults { get; init; } = JsonObject.Empty;

    [Description("How a patch changes a row.")]
    public PatchConfig? Patch { get; init; }

    [Description("Order of lists: `newest` first, `oldest` first.")]
    public ListOrder Order { get; init; } = ListOrder.Newest;

    [Description("Custom operations run in the same transaction after a row changed.")]
    public IReadOnlyList<EffectConfig> Effects { get; init; } = [];

    [Description(
        "`namespace.SchemaName` of the description, when the row's schema cannot be read off the bound operations."
    )]
    public string? Schema { get; init; }

    [Description("Kept for compatibility; sandboxes isolate state.")]
    public string? Workspace { get; init; }

    [Description("Base path of the older form, which binds the five usual operations below it.")]
    public string? BasePath { get; init; }
}
