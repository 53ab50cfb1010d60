namespace Mockd.Engine.History;

/// <summary>Who makes a write.</summary>
/// <param name="Id">Of the exchange; null: it is made by way of the admin plane.</param>
/// <param name="Deed">In words for people, with <paramref name="Subject"/>: <c>POST</c> and <c>/v1/customers</c>.</param>
/// <param name="Size">Bytes that the write is likely to add.</param>
public sealed record WriteNote(long? Id, DateTimeOffset At, string Deed, string Subject, long Size)
{
    public override string ToString() => $"{Deed} {Subject}".TrimEnd();
}
