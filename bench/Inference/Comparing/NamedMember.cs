using Corpus;
using Mockd.Contracts.Json;

namespace Inference;

/// <summary>Finds members by their names in any spelling: what is sent as <c>CallbackUrl</c> may be shown as <c>callback_url</c>.</summary>
internal static class NamedMember
{
    public static JsonValue? Find(JsonObject owner, string name)
    {
        if (owner[name] is { } exact)
        {
            return exact;
        }

        var plain = PageAnswer.Plain(name);
        foreach (var (other, value) in owner)
        {
            if (PageAnswer.Plain(other) == plain)
            {
                return value;
            }
        }

        return null;
    }
}
