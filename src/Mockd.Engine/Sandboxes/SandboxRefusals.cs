using Mockd.Engine.Json;

namespace Mockd.Engine.Sandboxes;

/// <summary>Why a sandbox cannot be had, in words that say what to do.</summary>
internal static class SandboxRefusals
{
    /// <exception cref="SandboxException">The name is none.</exception>
    public static void CheckName(string name)
    {
        if (!SandboxName.IsValid(name))
        {
            throw new SandboxException(
                SandboxProblem.BadName,
                $"'{SandboxName.Shown(name)}' is no name for a sandbox; it has {SandboxName.Rule}."
            );
        }
    }

    /// <param name="known">Among which the nearest name is looked for.</param>
    public static SandboxException Missing(string name, IEnumerable<Sandbox> known) =>
        new(
            SandboxProblem.Missing,
            $"There is no sandbox '{SandboxName.Shown(name)}'; "
                + (NearestName.Hint(name, known.Select(s => s.Name)) ?? "`mockd sandbox list` names all")
                + "."
        );

    public static SandboxException NotCreated(string name) =>
        new(SandboxProblem.Missing, $"There is no sandbox '{name}'; create it with `mockd sandbox create {name}`.");

    public static SandboxException NoOrigin(string? from) =>
        new(
            SandboxProblem.Missing,
            $"There is no sandbox '{from}', from which `sandboxes.from` starts new ones; create it with "
                + $"`mockd sandbox create {from}`."
        );

    public static SandboxException Exists(string name) =>
        new(SandboxProblem.Exists, $"There is a sandbox '{name}' already.");

    public static SandboxException Busy(string name) =>
        new(SandboxProblem.InUse, $"Sandbox '{name}' answers requests right now; try again.");

    public static SandboxException Contested(string name) =>
        new(
            SandboxProblem.InUse,
            $"Sandbox '{name}' is made and removed again and again by other processes; try again."
        );

    public static SandboxException DefaultStays() =>
        new(SandboxProblem.InUse, "The sandbox 'default' stays; `mockd reset` empties it.");
}
