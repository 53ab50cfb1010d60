namespace Mockd.Contracts.Configuration;

/// <summary>How a query parameter of a list compares with a member of its rows.</summary>
public enum FilterComparison
{
    Gt,
    Gte,
    Lt,
    Lte,
    Ne,
}
