namespace Scorecard.UnitTests;

/// <summary>A repeatable stream of test data: the same seed draws the same numbers on every machine (xorshift64*).</summary>
public sealed class Draw(ulong seed)
{
    private ulong _state = seed * 2685821657736338717UL + 1442695040888963407UL;

    /// <summary>Runs a check on many draws; a failure names the seed that repeats it.</summary>
    public static void Many(int times, Action<Draw> check)
    {
        for (var seed = 1; seed <= times; seed++)
        {
            try
            {
                check(new Draw((ulong)seed));
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Seed {seed}: {failure.Message}", failure);
            }
        }
    }

    /// <summary>A whole number from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public int Whole(int from, int to) => from + (int)(Next() % (ulong)(to - from + 1));

    public bool Bool() => Whole(0, 1) == 1;

    /// <summary>Up to 15 significant digits, up to 15 decimals, either sign: whatever may be recorded.</summary>
    public decimal Quantity()
    {
        var digits = Whole(1, 15);
        var unscaled = 0L;
        for (var i = 0; i < digits; i++)
            unscaled = (10 * unscaled) + Whole(0, 9);

        var number = (decimal)unscaled;
        for (var places = Whole(0, 15); places > 0; places--)
            number /= 10m;
        return Bool() ? number : -number;
    }

    /// <summary>A number from <paramref name="low"/> to <paramref name="high"/> with 2 decimals.</summary>
    public decimal Between(int low, int high) => Whole(low * 100, high * 100) / 100m;

    public T One<T>(params ReadOnlySpan<T> choices) => choices[Whole(0, choices.Length - 1)];

    public List<T> List<T>(int least, int most, Func<T> draw)
    {
        List<T> drawn = [];
        for (var count = Whole(least, most); count > 0; count--)
            drawn.Add(draw());
        return drawn;
    }

    private ulong Next()
    {
        _state ^= _state >> 12;
        _state ^= _state << 25;
        _state ^= _state >> 27;
        return (_state * 2685821657736338717UL) >> 8;
    }
}
