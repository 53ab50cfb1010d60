namespace Mockd.Contracts.Configuration;

/// <summary>Whether made-up answers repeat what the request says.</summary>
public enum EchoMode
{
    /// <summary>Values of the body, the path, the query and the headers stand wherever the answer has a place for them.</summary>
    On,

    /// <summary>Only ids of the path do.</summary>
    Off,
}
