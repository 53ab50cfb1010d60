using Mockd.Engine.Actions;
using Mockd.Engine.State;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Bindings;

/// <summary>Creates a row and answers it.</summary>
internal sealed class CreateAnswerer(TableBinding binding) : WritingAnswerer(binding)
{
    protected override (TwinState State, Row? Row, Failure? Failure) Write(OperationCall call, TwinState head)
    {
        if (Binding.MissingParent(call, head) is { } parent)
        {
            return (head, null, parent);
        }

        var session = call.Session(head);
        var scope = Binding.Table.HasOnlyConstantDefaults ? null : call.Scope(session);
        var (input, refused) = Binding.Storable(call, session, isCreate: true);
        if (refused is not null)
        {
            return (head, null, refused);
        }

        var (created, failure) = TableActions.Create(session, Binding.Table, input, scope, Binding.Under.Prefix(call));
        if (created is not null && Binding is { IsView: true, Table.Settings.KeepsMadeUp: true })
        {
            // What this answer shows, and others do not describe, is the row's from now on.
            created = created.With(
                Vivified.Completed(Binding.Table, Binding.Shape, created, session.State),
                created.UpdatedAt
            );
            session.Put(Binding.Table, created);
        }

        return (failure is { Commit: false } ? head : session.State, created, failure);
    }
}
