using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Yaml;

namespace Mockd.Engine.Compilation.Checks;

/// <summary>Pairs of bounds that leave nothing between them.</summary>
internal static class BoundsCheck
{
    public static void Run(CompileContext context)
    {
        Paging(context, context.Config.Paging, "/paging");
        for (var i = 0; i < context.Config.Extend.Count; i++)
        {
            Paging(context, context.Config.Extend[i].Paging, $"/extend/{i}/paging");
        }

        foreach (var (table, pointer) in TableCompiler.Entries(context.Config))
        {
            Rules(context, table.Validation, pointer + "/validation");
        }
    }

    private static void Paging(CompileContext context, PagingConfig? paging, string pointer) =>
        Pair(context, pointer, ("defaultLimit", paging?.DefaultLimit), ("maxLimit", paging?.MaxLimit));

    private static void Rules(CompileContext context, ValidationConfig? rules, string pointer)
    {
        if (rules is null)
        {
            return;
        }

        foreach (var (name, field) in rules.Fields)
        {
            Field(context, field, SourceMap.Below(pointer + "/fields", name));
        }

        Rules(context, rules.OnCreate, pointer + "/onCreate");
        Rules(context, rules.OnUpdate, pointer + "/onUpdate");
    }

    private static void Field(CompileContext context, FieldRuleConfig field, string pointer)
    {
        Pair(context, pointer, ("minLength", field.MinLength), ("maxLength", field.MaxLength));
        Pair(context, pointer, ("minItems", field.MinItems), ("maxItems", field.MaxItems));
        Pair(context, pointer, ("min", field.Min), ("max", field.Max));
        Pair(context, pointer, ("exclusiveMin", field.ExclusiveMin), ("exclusiveMax", field.ExclusiveMax));
        foreach (var (name, inner) in field.Properties)
        {
            Field(context, inner, SourceMap.Below(pointer + "/properties", name));
        }

        if (field.Items is { } items)
        {
            Field(context, items, pointer + "/items");
        }
    }

    private static void Pair(
        CompileContext context,
        string pointer,
        (string Key, double? Value) least,
        (string Key, double? Value) most
    )
    {
        if (least.Value > most.Value)
        {
            context.Error(
                DiagnosticCodes.ValueOutOfRange,
                $"{pointer}/{least.Key}",
                $"`{least.Key}` is above `{most.Key}`",
                "exchange the two numbers"
            );
        }
    }
}
