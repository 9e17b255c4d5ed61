using System.Text;

namespace Scorecard.Api.Sample;

/// <summary>
/// Chance that is the same on every machine and in every version of .NET: FNV-1a over the text, finished by SplitMix64,
/// in integers only.
/// </summary>
internal static class SampleNoise
{
    /// <summary>A whole number from 0 up to, not including, <paramref name="below"/>.</summary>
    public static int Pick(string seed, int below) => (int)(Hash(seed) % (ulong)below);

    /// <summary>A number from -1 to 1, those near 0 more often.</summary>
    public static decimal Around(string seed)
    {
        var hash = Hash(seed);
        var first = (int)(hash % 1001);
        var second = (int)((hash >> 32) % 1001);
        return (first + second - 1000) / 1000m;
    }

    private static ulong Hash(string seed)
    {
        var hash = Encoding.UTF8.GetBytes(seed).Aggregate(14695981039346656037UL, (sum, next) => unchecked((sum ^ next) * 1099511628211UL));
        unchecked
        {
            hash += 0x9E3779B97F4A7C15UL;
            hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
            hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
            return hash ^ (hash >> 31);
        }
    }
}
