using System.Globalization;
using System.Text;
using Mockd.Contracts.Json;

namespace Mockd.Engine.Representations;

/// <summary>Writes <c>application/x-www-form-urlencoded</c>, with brackets for what is nested.</summary>
internal static class FormBody
{
    public static string Write(JsonObject members)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in members)
        {
            Add(text, name, value);
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, string name, JsonValue value)
    {
        switch (value)
        {
            case JsonObject nested:
                foreach (var (key, member) in nested)
                {
                    Add(text, $"{name}[{key}]", member);
                }

                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    Add(text, string.Create(CultureInfo.InvariantCulture, $"{name}[{i}]"), items[i]);
                }

                break;
            default:
                text.Append(text.Length == 0 ? "" : "&")
                    .Append(Uri.EscapeDataString(name))
                    .Append('=')
                    .Append(Uri.EscapeDataString(value.IsNull ? "" : value.ToPlainText()));
                break;
        }
    }
}
