namespace Mockd.Engine.State;

/// <summary>
/// The keys that got or lost their answers, newest first, as far back as anybody compares: two values that have a step in
/// common differ in the keys after it only. What is far behind is cut off, so that a long life leaves no long trail.
/// </summary>
internal sealed class AnswerTrail
{
    /// <summary>Between so many and twice as many steps are kept.</summary>
    internal const int Kept = 4096;

    public static readonly AnswerTrail Start = new("", 0, null, null);

    private readonly string _key;
    private readonly long _number;

    /// <summary>The step at which the trail was last cut, or could have been.</summary>
    private readonly AnswerTrail? _post;
    private AnswerTrail? _older;

    private AnswerTrail(string key, long number, AnswerTrail? older, AnswerTrail? post)
    {
        _key = key;
        _number = number;
        _older = older;
        _post = post;
    }

    public AnswerTrail With(string key)
    {
        var isPost = _number % Kept == 0;
        if (isPost && _post is { } last)
        {
            // What somebody is walking over at this moment ends for them, and they compare everything instead.
            Volatile.Write(ref last._older, null);
        }

        return new(key, _number + 1, this, isPost ? this : _post);
    }

    /// <summary>What was touched between here and there, on both sides of where they part; null: that is too far back.</summary>
    public HashSet<string>? KeysTo(AnswerTrail other)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var (one, two) = (this, other);
        while (!ReferenceEquals(one, two))
        {
            var behind = one._number > two._number ? one : two;
            var older = Volatile.Read(ref behind._older);
            if (older is null)
            {
                return null;
            }

            keys.Add(behind._key);
            (one, two) = ReferenceEquals(behind, one) ? (older, two) : (one, older);
        }

        return keys;
    }
}
