using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas.Ids;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Bindings;

/// <summary>What an operation does to the thing that its answer of success shows.</summary>
internal static class AnswerOccasion
{
    public static Occasion Of(Operation operation, bool creates, bool writesNull) =>
        new()
        {
            Happened = HappenedBy(operation),
            IsCreation = creates,
            WritesNull = writesNull,
            Thing = IdForms.ThingOf(operation.Path),
        };

    private static Fate HappenedBy(Operation operation)
    {
        if (operation.Method == "DELETE")
        {
            return Fate.Deletion;
        }

        // POST /orders/{id}/cancel, /orders/{id}:cancel, PUT /orders/cancel
        var segments = operation.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (operation.Method is not ("POST" or "PUT" or "PATCH") || segments.Length < 2)
        {
            return Fate.None;
        }

        var last = segments[^1];
        var action = last[(last.LastIndexOf(':') + 1)..];
        return action.Contains('{') ? Fate.None : FateNames.OfAction(action);
    }
}
