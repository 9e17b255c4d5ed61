using System.Diagnostics;
using System.Globalization;

namespace Scorecard.Benchmarks;

/// <summary>Measures ours against a limit in the same run, taking turns, and prints the medians.</summary>
public static class Comparison
{
    private const int Rounds = 7;

    /// <param name="ours">Does some work and returns how many units that was.</param>
    /// <param name="before">Prepares each round of ours; not measured.</param>
    public static async Task RunAsync(
        string name, Func<Task<long>> ours, Func<Task<long>> limit, int rounds = Rounds, Func<Task>? before = null)
    {
        before ??= () => Task.CompletedTask;
        await before();
        await ours(); // warm
        await limit();
        List<double> ourRates = [], limitRates = [];
        for (var round = 0; round < rounds; round++)
        {
            await before();
            ourRates.Add(await RateAsync(ours));
            limitRates.Add(await RateAsync(limit));
        }

        Print(name, Median(ourRates), Median(limitRates));
    }

    public static void Print(string name, double ours, double limit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}\t{ours / limit:0.00}\t{ours:0}\t{limit:0}"));

    /// <summary>Work of many writers for a while; each call of <paramref name="step"/> is one unit.</summary>
    public static async Task<long> ForAWhileAsync(int writers, TimeSpan span, Func<int, Task> step)
    {
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            var count = 0L;
            for (; clock.Elapsed < span; count++)
                await step(writer);
            return count;
        })));
        return counts.Sum();
    }

    private static async Task<double> RateAsync(Func<Task<long>> work)
    {
        var clock = Stopwatch.StartNew();
        var units = await work();
        return units / clock.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> rates) => rates.Order().ElementAt(rates.Count / 2);
}
