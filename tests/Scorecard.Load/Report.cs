using System.Globalization;

namespace Scorecard.Load;

/// <summary>What a run came to, in words and figures.</summary>
internal static class Report
{
    public static async Task WriteAsync(TextWriter output, int people, TimeSpan took, Ledger ledger, Proof proof, IReadOnlyList<ApiServer> servers)
    {
        async Task LineAsync(FormattableString line) => await output.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture));

        var answers = ledger.Answers.Where(answer => answer.At <= took).ToList();
        await LineAsync($"{people} people, {took.TotalSeconds:F0} s, {answers.Count} requests answered, {answers.Count / took.TotalSeconds:F0} a second");
        await LineAsync($"\n{"request",-16}{"count",8}{"p50 ms",9}{"p95 ms",9}{"p99 ms",9}{"max ms",9}{"repeated",10}");
        foreach (var group in answers.GroupBy(answer => answer.What).OrderBy(group => group.Key).Append(answers.GroupBy(_ => "all").Single()))
            await LineAsync($"{group.Key,-16}{group.Count(),8}{At(group, 0.5),9:F0}{At(group, 0.95),9:F0}{At(group, 0.99),9:F0}{At(group, 1),9:F0}{group.Count(answer => answer.Attempts > 1),10}");
        var first = answers.Where(answer => answer.Attempts == 1).ToList();
        await LineAsync($"{"at the first try",-16}{first.Count,8}{At(first, 0.5),9:F0}{At(first, 0.95),9:F0}{At(first, 0.99),9:F0}{At(first, 1),9:F0}");

        await output.WriteLineAsync("\nfailed attempts, each repeated with the same key:");
        foreach (var (kind, count) in ledger.Failures.CountBy(failure => failure.Kind).OrderByDescending(kind => kind.Value))
            await LineAsync($"  {count,6}  {kind}");
        await LineAsync($"  {ledger.GivenUp.Count,6}  requests given up after 45 s");
        foreach (var (kind, count) in ledger.Unexpected.CountBy(answer => answer))
            await LineAsync($"  {count,6}  UNEXPECTED {kind}");

        await output.WriteLineAsync("\nfaults:");
        foreach (var (at, what) in ledger.Notes)
            await LineAsync($"  {at.TotalSeconds,5:F1} s  {what}; next answer after {NextAfter(answers, at):F1} s, last failure after {LastAfter(ledger, at):F1} s");
        foreach (var server in servers)
            await LineAsync($"  process {server.Name} held at most {server.PeakMebibytes} MiB");

        await LineAsync($"\nproof: {proof.Acknowledged} writes acknowledged: {proof.Lost} lost, {proof.WrongVersion} under another version, {proof.Untold} check-ins not told by the API");
        await LineAsync($"       {proof.Unknown} writes of which nobody knew: {proof.UnknownThere} there, {proof.Unknown - proof.UnknownThere} not there");
        await LineAsync($"       {proof.Twice} writes there twice, {proof.Ghosts} refused ones there, {proof.Half} halves");
        await LineAsync($"       chains {(proof.Chains.IsIntact ? "intact" : "BROKEN")}: {proof.Chains.Events} events in {proof.Chains.Streams} streams; states {(proof.States.IsSame ? "as the events give them" : "DIFFER")}: {proof.States.States}");
        await output.WriteLineAsync(proof.Holds && ledger.Unexpected.IsEmpty ? "It holds." : "IT DOES NOT HOLD.");
    }

    private static double At(IEnumerable<Answered> answers, double share)
    {
        var sorted = answers.Select(answer => answer.Milliseconds).Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[(int)Math.Min(sorted.Count - 1, sorted.Count * share)];
    }

    private static double NextAfter(List<Answered> answers, TimeSpan at) =>
        answers.Where(answer => answer.At > at).Select(answer => (answer.At - at).TotalSeconds).DefaultIfEmpty().Min();

    /// <summary>Of the failures before another fault.</summary>
    private static double LastAfter(Ledger ledger, TimeSpan at)
    {
        var end = ledger.Notes.Select(note => note.At).Where(next => next > at).DefaultIfEmpty(TimeSpan.MaxValue).Min();
        return ledger.Failures.Where(failure => failure.At > at && failure.At < end).Select(failure => (failure.At - at).TotalSeconds).DefaultIfEmpty().Max();
    }
}
