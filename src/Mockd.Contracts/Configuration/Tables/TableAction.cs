namespace Mockd.Contracts.Configuration;

/// <summary>What a binding does.</summary>
public enum TableAction
{
    List,
    Get,
    Create,
    Update,
    Patch,
    Delete,
    Custom,
}
