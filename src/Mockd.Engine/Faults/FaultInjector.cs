using Mockd.Contracts.Configuration;
using Mockd.Engine.Randomness;

namespace Mockd.Engine.Faults;

/// <summary>Decides what goes wrong with which request. Never changes; safe for many threads.</summary>
public sealed class FaultInjector
{
    private readonly IReadOnlyList<FaultRule> _rules;
    private readonly IReadOnlyList<Fault> _global;

    private FaultInjector(IReadOnlyList<FaultRule> rules, IReadOnlyList<Fault> global)
    {
        _rules = rules;
        _global = global;
    }

    /// <summary>Builds an injector, or answers null with at least one defect named.</summary>
    public static FaultInjector? Compile(FaultConfig config, ICollection<FaultDefect> defects)
    {
        var compiler = new FaultCompiler(defects);
        var before = defects.Count;
        var rules = compiler.Rules(config.Rules);
        var global = compiler.Global(config.Global);
        if (defects.Count > before)
        {
            return null;
        }

        return config.Enabled ? new FaultInjector(rules, global) : new FaultInjector([], []);
    }

    /// <summary>Null: nothing goes wrong. The first rule that matches decides; without one, the global faults do.</summary>
    public FaultPlan? Decide(string method, string path, ref Dice dice)
    {
        foreach (var rule in _rules)
        {
            if (rule.Matches(method, path))
            {
                return dice.NextDouble() < rule.Probability ? Roll(rule.Faults, ref dice) : null;
            }
        }

        return Roll(_global, ref dice);
    }

    private static FaultPlan? Roll(IReadOnlyList<Fault> faults, ref Dice dice)
    {
        FaultPlan? plan = null;
        foreach (var fault in faults)
        {
            plan = fault.AddTo(plan, ref dice);
        }

        return plan;
    }
}
