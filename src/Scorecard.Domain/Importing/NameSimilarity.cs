namespace Scorecard.Domain.Importing;

/// <summary>
/// How alike two names are, by the pairs of neighbouring characters they share (Dice's coefficient), which needs no words and so
/// works in Korean as in English. Case, spaces and punctuation do not count.
/// </summary>
public sealed class NameSimilarity
{
    /// <summary>From here on a name is offered as what was meant.</summary>
    public const double Near = 0.5;

    /// <summary>From here on a code is taken for a slip of another.</summary>
    private const double NearCode = 0.75;

    private readonly HashSet<int> _pairs;

    private NameSimilarity(string key, HashSet<int> pairs) => (Key, _pairs) = (key, pairs);

    /// <summary>The name without case, spaces and punctuation.</summary>
    public string Key { get; }

    public static NameSimilarity Of(string name)
    {
        var key = KeyOf(name);
        HashSet<int> pairs = [];
        for (var i = 0; i + 1 < key.Length; i++)
            pairs.Add((key[i] << 16) | key[i + 1]);
        return new(key, pairs);
    }

    public static string KeyOf(string name) =>
        string.Concat(PlainText.Of(name).Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>The name whatever its case, width and spacing.</summary>
    public static string PlainOf(string name) => PlainText.KeyOf(name);

    /// <summary>0 = nothing in common, 1 = the same but for case, spaces and punctuation.</summary>
    public double To(NameSimilarity other)
    {
        if (Key == other.Key)
            return Key.Length == 0 ? 0 : 1;
        if (_pairs.Count == 0 || other._pairs.Count == 0)
            return 0;

        var (few, many) = _pairs.Count < other._pairs.Count ? (_pairs, other._pairs) : (other._pairs, _pairs);
        return 2.0 * few.Count(many.Contains) / (few.Count + many.Count);
    }

    /// <summary>
    /// As <see cref="To"/>, for codes: 0 unless they are nearly the same with the same digits, for K-101 and K-102 are two KPIs.
    /// </summary>
    public double ToCode(NameSimilarity code)
    {
        var similarity = To(code);
        return similarity >= NearCode && Key.Where(char.IsDigit).SequenceEqual(code.Key.Where(char.IsDigit)) ? similarity : 0;
    }
}
