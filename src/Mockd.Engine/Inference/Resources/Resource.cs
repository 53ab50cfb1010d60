using Mockd.Contracts.Configuration;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Inference;

/// <summary>A resource while it is put together: families of paths whose rows are the same.</summary>
internal sealed class Resource(PathFamily family)
{
    private readonly List<InferredAction> _actions = [];

    /// <summary>The family that its key and its place are read off.</summary>
    public PathFamily Family => family;

    /// <summary>One row, in the singular and in words: `line_item`.</summary>
    public string Thing { get; } = NameWords.Singular(NameWords.Joined(family.Word));

    public string Name { get; set; } = NameWords.Joined(family.Word);

    /// <summary>What describes one row; null where nothing does, as of memberships.</summary>
    public Schema? Row { get; set; }

    /// <summary>Property that holds the key; null where the rows do not show it.</summary>
    public string? Key { get; set; }

    /// <summary>Member that holds the key's property; null where it stands in the row itself.</summary>
    public string? KeyIn { get; set; }

    /// <summary>Parameters in front of the key that belong to it.</summary>
    public IReadOnlyList<string> Under { get; set; } = [];

    /// <summary>Fields that tie rows to paths and stand in no answer.</summary>
    public SortedSet<string> Hidden { get; } = new(StringComparer.Ordinal);

    /// <summary>Table of the rows that these stand under.</summary>
    public Resource? Parent { get; set; }

    /// <summary>There is a row for each parent, or one in all, from the beginning.</summary>
    public bool IsSingle { get; init; }

    public List<Evidence> Evidence { get; } = [];

    public IReadOnlyList<InferredAction> Actions => _actions;

    public bool Creates => _actions.Exists(a => a.Role is "create" or "upsert" or "attach");

    public void Add(DescribedOperation operation, string role, TableAction action, Evidence evidence) =>
        Add(
            operation,
            role,
            new BindingConfig
            {
                Mock = operation.Name,
                Table = "",
                Action = action,
            },
            evidence
        );

    /// <summary>An operation that two resources claim is that of the one that was found first.</summary>
    public static void LeaveToTheFirst(IEnumerable<Resource> resources)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var resource in resources)
        {
            resource._actions.RemoveAll(a => !taken.Add(a.Operation));
        }
    }

    /// <summary>Changes the bindings of all actions from a place on.</summary>
    public void Change(int from, Func<BindingConfig, BindingConfig> change)
    {
        for (var i = from; i < _actions.Count; i++)
        {
            _actions[i] = _actions[i] with { Binding = change(_actions[i].Binding) };
        }
    }

    public void Add(DescribedOperation operation, string role, BindingConfig binding, params Evidence[] evidence) =>
        _actions.Add(new InferredAction(operation.Name, role, binding, evidence));
}
