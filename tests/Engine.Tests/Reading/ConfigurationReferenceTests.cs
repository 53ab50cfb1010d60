using System.ComponentModel;
using System.Reflection;
using System.Text;
using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Contracts.Rules;
using Mockd.Engine.Reading;
using Xunit;

namespace Engine.Tests.Reading;

/// <summary>
/// The tables of docs/reference/configuration.md come from the records themselves. MOCKD_UPDATE_DOCS=1 writes the page anew;
/// what stands above the marker is written by hand and stays.
/// </summary>
public sealed class ConfigurationReferenceTests
{
    private static readonly Dictionary<Type, string> TypeNames = new()
    {
        [typeof(string)] = "text",
        [typeof(bool)] = "true, false",
        [typeof(int)] = "whole number",
        [typeof(long)] = "whole number",
        [typeof(double)] = "number",
        [typeof(TimeSpan)] = "duration",
        [typeof(JsonValue)] = "anything",
        [typeof(JsonObject)] = "map",
    };

    private const string Marker = "<!-- generated from the configuration records; see CONTRIBUTING.md -->";

    [Fact]
    public void Page_ForEveryRecordAndKey_IsUpToDate()
    {
        var path = Path.Combine(Root(), "docs/reference/configuration.md");
        var text = File.ReadAllText(path);
        var byHand = text[..(text.IndexOf(Marker, StringComparison.Ordinal) + Marker.Length)];
        var wanted = byHand + "\n" + Tables();
        if (Environment.GetEnvironmentVariable("MOCKD_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, wanted);
        }

        Assert.Equal(wanted, File.ReadAllText(path));
    }

    [Fact]
    public void Key_OfEveryRecord_IsDescribed()
    {
        var silent =
            from type in Records()
            from property in Properties(type)
            where property.GetCustomAttribute<DescriptionAttribute>() is null
            select $"{type.Name}.{property.Name}";
        Assert.Empty(silent);
    }

    private static string Tables()
    {
        var page = new StringBuilder();
        foreach (var type in Records())
        {
            page.Append("\n## ").Append(Title(type)).Append("\n\n| Key | Value | Default | |\n|---|---|---|---|\n");
            var sample = Activator.CreateInstance(type);
            foreach (var property in Properties(type))
            {
                var description = property.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "";
                page.Append("| `")
                    .Append(Key(property))
                    .Append("` | ")
                    .Append(TypeName(property.PropertyType))
                    .Append(Rule(property))
                    .Append(" | ");
                page.Append(Default(property, sample)).Append(" | ");
                page.Append(description.Replace("|", "\\|", StringComparison.Ordinal)).Append(" |\n");
            }
        }

        page.Append("\n## Names\n\n| Where | Allowed |\n|---|---|\n");
        foreach (var type in Enums())
        {
            page.Append("| ").Append(Spaced(type.Name)).Append(" | ");
            page.AppendJoin(", ", Enum.GetNames(type).Select(n => $"`{ConfigRecords.Written(type, n)}`"))
                .Append(" |\n");
        }

        return page.ToString();
    }

    private static IEnumerable<Type> Records() =>
        All()
            .Where(t => t is { IsClass: true, IsAbstract: false })
            .OrderBy(t =>
                t == typeof(TwinConfig) ? 0
                : t == typeof(ProfileConfig) ? 1
                : 2
            )
            .ThenBy(t => t.Name, StringComparer.Ordinal);

    private static IEnumerable<Type> Enums() => All().Where(t => t.IsEnum).OrderBy(t => t.Name, StringComparer.Ordinal);

    private static IEnumerable<Type> All() =>
        typeof(TwinConfig).Assembly.GetExportedTypes().Where(t => t.Namespace == typeof(TwinConfig).Namespace);

    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(p => p.CanWrite);

    private static string Title(Type type) =>
        type == typeof(TwinConfig) ? "The file itself"
        : type == typeof(ProfileConfig) ? "Profile (also at the top level of the file)"
        : Spaced(type.Name.Replace("Config", "", StringComparison.Ordinal));

    private static string Spaced(string name) =>
        Kebab(name).Replace('-', ' ') is var text ? char.ToUpperInvariant(text[0]) + text[1..] : name;

    private static string Kebab(string name) =>
        string.Concat(
            name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString())
        );

    private static string Key(PropertyInfo property) => char.ToLowerInvariant(property.Name[0]) + property.Name[1..];

    private static string TypeName(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType)
        {
            var arguments = type.GetGenericArguments();
            return arguments.Length == 2 ? $"map to {TypeName(arguments[1])}" : $"list of {TypeName(arguments[0])}";
        }

        return type.IsEnum ? "see [Names](#names): " + Spaced(type.Name).ToLowerInvariant()
            : TypeNames.TryGetValue(type, out var name) ? name
            : Spaced(type.Name.Replace("Config", "", StringComparison.Ordinal)).ToLowerInvariant();
    }

    private static string Rule(PropertyInfo property)
    {
        var isMap = property.PropertyType.IsGenericType && property.PropertyType.GetGenericArguments().Length == 2;
        var words = property.GetCustomAttribute<OneOfAttribute>() is { } oneOf
            ? (isMap ? ", names " : ": ") + string.Join(", ", oneOf.Values.Select(v => $"`{v}`"))
            : "";
        var limits = property.GetCustomAttribute<LimitsAttribute>() is { } range ? $", {range}" : "";
        var form = property.GetCustomAttribute<FormAttribute>()?.Form switch
        {
            TextForm.Something => ", not empty",
            TextForm.Alphabet => ", at least two characters",
            TextForm.HeaderName => isMap ? ", header names" : ", a header name",
            TextForm.MediaType => ", a content type",
            TextForm.Path => ", a path",
            TextForm.JsonPath => ", names are JSON paths",
            _ => "",
        };
        return words + limits + form;
    }

    private static string Default(PropertyInfo property, object? sample)
    {
        if (property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute)))
        {
            return "required";
        }

        return property.GetValue(sample) switch
        {
            null or "" or System.Collections.ICollection { Count: 0 } or JsonObject => "",
            bool b => b ? "true" : "false",
            Enum e => ConfigRecords.Written(e.GetType(), e.ToString()),
            TimeSpan t => t == TimeSpan.Zero ? "" : $"{t.TotalHours}h",
            IEnumerable<string> list => string.Join(", ", list),
            int n => n == 0 ? "" : n.ToString(System.Globalization.CultureInfo.InvariantCulture),
            double d => d == 0 ? "" : d.ToString(System.Globalization.CultureInfo.InvariantCulture),
            string s => $"`{s}`",
            _ => "",
        };
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Mockd.slnx")))
        {
            folder =
                folder.Parent ?? throw new InvalidOperationException("the repository's root is not above the tests");
        }

        return folder.FullName;
    }
}
