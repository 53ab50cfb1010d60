namespace Mockd.Contracts.Configuration;

/// <summary>Order of a list when the caller asks for none.</summary>
public enum ListOrder
{
    Newest,
    Oldest,
}
