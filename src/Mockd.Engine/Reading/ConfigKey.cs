using System.Reflection;
using System.Runtime.CompilerServices;
using Mockd.Contracts.Rules;

namespace Mockd.Engine.Reading;

/// <summary>One key of a configuration record, with the rules that stand on its property.</summary>
internal sealed class ConfigKey(PropertyInfo property)
{
    private readonly Lazy<Attribute[]> _rules = new(() => [.. property.GetCustomAttributes()]);

    public PropertyInfo Property => property;

    public Type Type => property.PropertyType;

    public bool IsRequired { get; } = property.IsDefined(typeof(RequiredMemberAttribute));

    public LimitsAttribute? Limits => Rule<LimitsAttribute>();

    public OneOfAttribute? OneOf => Rule<OneOfAttribute>();

    public FormAttribute? Form => Rule<FormAttribute>();

    public TemplateAttribute? Template => Rule<TemplateAttribute>();

    public void Set(object instance, object value) => property.SetValue(instance, value);

    private T? Rule<T>()
        where T : Attribute => _rules.Value.OfType<T>().FirstOrDefault();
}
