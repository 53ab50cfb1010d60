namespace Mockd.Engine.Representations;

/// <summary>How bodies of a media type are written.</summary>
internal enum RepresentationKind
{
    Json,
    Xml,
    Form,
    Csv,
    Lines,
    Records,
    Events,
    Text,
    Bytes,
}
