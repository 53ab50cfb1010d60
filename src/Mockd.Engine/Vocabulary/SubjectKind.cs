namespace Mockd.Engine.Vocabulary;

/// <summary>What sort of thing an object describes; decides what its plain `name` is.</summary>
internal enum SubjectKind
{
    Thing,
    Person,
    Company,
    Place,
    Address,
}
