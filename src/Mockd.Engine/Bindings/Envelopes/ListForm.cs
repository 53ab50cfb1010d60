using Mockd.Engine.Expressions;

namespace Mockd.Engine.Bindings;

/// <summary>The form that a table's lists have.</summary>
internal abstract class ListForm
{
    /// <summary>The form says how many rows there are in all.</summary>
    public abstract bool NeedsTotal { get; }

    /// <param name="scope">What templates of the form see, made only when there are some.</param>
    public abstract byte[] Render(IReadOnlyList<ReadOnlyMemory<byte>> rows, PageFacts page, Func<Scope> scope);
}
