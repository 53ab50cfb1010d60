namespace Inference;

/// <summary>What is compared with the labels, in the order in which it is shown.</summary>
internal enum LabelArea
{
    Tables,
    Keys,
    Parents,
    Actions,

    /// <summary>Of operations for which there is one answer only.</summary>
    PlainActions,
    Verbs,

    /// <summary>What the verbs that were found store.</summary>
    Effects,
    Relations,
}
