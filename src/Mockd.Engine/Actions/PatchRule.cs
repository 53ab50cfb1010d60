using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;

namespace Mockd.Engine.Actions;

/// <summary>How a patch is merged into a row.</summary>
/// <param name="MergeFields">Members that merge key by key even where the rest is replaced.</param>
/// <param name="EmptyUnsets">An empty text removes a key of a merged member and sets any other member to null.</param>
public sealed record PatchRule(MergeMode Merge, IReadOnlyList<string> MergeFields, bool EmptyUnsets)
{
    public JsonObject Apply(JsonObject fields, JsonObject change)
    {
        if (EmptyUnsets)
        {
            change = JsonObject.Of(
                change.Select(m =>
                    KeyValuePair.Create(m.Key, m.Value is JsonText { Value: "" } ? JsonValue.Null : m.Value)
                )
            );
        }

        var merged = Merge switch
        {
            MergeMode.Deep => Json.JsonMerge.Deep(fields, change),
            MergeMode.JsonMergePatch => Json.JsonMerge.Patch(fields, change),
            _ => Json.JsonMerge.Shallow(fields, change),
        };
        foreach (var name in MergeFields)
        {
            if (change[name] is JsonObject keys)
            {
                merged = merged.With(name, MergeKeys(fields[name] as JsonObject ?? JsonObject.Empty, keys));
            }
            else if (EmptyUnsets && change[name] is JsonNull && merged[name] is JsonNull)
            {
                // Emptied as a whole: a map without keys, not null, as the answers of such members are maps.
                merged = merged.With(name, JsonObject.Empty);
            }
        }

        return merged;
    }

    /// <summary>What a new row gets of what was sent: where emptying unsets, an empty text is no value.</summary>
    public JsonObject OnCreate(JsonObject sent)
    {
        if (!EmptyUnsets)
        {
            return sent;
        }

        var builder = new JsonObjectBuilder(sent);
        foreach (var (name, value) in sent)
        {
            var isMerged = MergeFields.Contains(name);
            if (value is JsonText { Value: "" })
            {
                builder = isMerged ? builder.Set(name, JsonObject.Empty) : builder.Remove(name);
            }
            else if (isMerged && value is JsonObject keys)
            {
                builder.Set(name, MergeKeys(JsonObject.Empty, keys));
            }
        }

        return builder.Build();
    }

    private JsonObject MergeKeys(JsonObject old, JsonObject keys)
    {
        var builder = new JsonObjectBuilder(old);
        foreach (var (key, value) in keys)
        {
            if (value.IsNull || (EmptyUnsets && value is JsonText { Value: "" }))
            {
                builder.Remove(key);
            }
            else
            {
                builder.Set(key, value);
            }
        }

        return builder.Build();
    }
}
