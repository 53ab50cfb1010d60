using Mockd.Engine.Actions;
using Mockd.Engine.State;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Bindings;

/// <summary>Replaces (update) or merges into (patch) a row and answers it.</summary>
internal sealed class ChangeAnswerer(TableBinding binding, bool replaces) : WritingAnswerer(binding)
{
    protected override (TwinState State, Row? Row, Failure? Failure) Write(OperationCall call, TwinState head)
    {
        var (found, missing) = Binding.Find(call, head);
        if (missing is not null)
        {
            return (head, null, missing);
        }

        var session = call.Session(head);
        var row = Vivified.Store(session, Binding.Table, found!);
        if (Binding.Table.Settings.KeepsMadeUp)
        {
            row = row.With(Vivified.Completed(Binding.Table, row, head), row.UpdatedAt);
        }

        var (input, refused) = Binding.Storable(call, session, isCreate: false);
        if (refused is not null)
        {
            return (head, null, refused);
        }

        var (changed, failure) = replaces
            ? TableActions.Update(session, Binding.Table, row, Binding.Input.Replacement(row.Fields, input))
            : TableActions.Patch(session, Binding.Table, row, input, Binding.Patch);
        return (failure is { Commit: false } ? head : session.State, changed, failure);
    }
}
