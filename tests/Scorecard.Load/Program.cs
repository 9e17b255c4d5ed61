using System.Diagnostics;
using System.Globalization;

namespace Scorecard.Load;

// dotnet run -c Release --project tests/Scorecard.Load -- [people] [seconds] [calm]
// Exits with 0 when every acknowledged write is there, none is half there, and nothing but the faults themselves went wrong.
internal static class Load
{
    private static async Task<int> Main(string[] args)
    {
        var people = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 50;
        var seconds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 60;

        // Whatever hangs, the run ends.
        await using var watchdog = new Timer(_ => Environment.FailFast("The run took far too long."), null, TimeSpan.FromSeconds(seconds + 600), Timeout.InfiniteTimeSpan);

        await using var database = await FragileDatabase.StartAsync();
        Console.WriteLine($"Setting up {people} people");
        var cast = await Stage.SetAsync(database.ConnectionString, people);
        await using var first = new ApiServer("A", database.ConnectionString);
        await using var second = new ApiServer("B", database.ConnectionString);
        await Task.WhenAll(first.StartAsync(), second.StartAsync());

        var clock = Stopwatch.StartNew();
        var ledger = new Ledger(clock);
        var ways = cast.People.Select((_, index) => new Way([first, second], index, ledger)).ToList();
        var actors = cast.People.Zip(ways, (person, way) => new VirtualPerson(person, cast, way, ledger)).ToList();
        await Parallel.ForEachAsync(actors, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (actor, _) => await actor.SignInAsync());

        clock.Restart();
        ledger.Begin();
        var end = TimeSpan.FromSeconds(seconds);
        var faults = args.Contains("calm") ? Task.CompletedTask : FaultAsync(database, first, end, ledger);
        await Task.WhenAll(actors.Select(actor => actor.ActAsync(end)).Append(faults));
        var took = clock.Elapsed;

        var proof = await Proof.OfAsync(database.ConnectionString, ledger, actors);
        await Report.WriteAsync(Console.Out, people, took, ledger, proof, [first, second]);
        ways.ForEach(way => way.Dispose());
        return proof.Holds && ledger.Unexpected.IsEmpty ? 0 : 1;
    }

    /// <summary>A third of the way the database is killed and comes back; past the middle one of the two processes is killed, and comes back.</summary>
    private static async Task FaultAsync(FragileDatabase database, ApiServer server, TimeSpan end, Ledger ledger)
    {
        await UntilAsync(end / 3, ledger);
        ledger.Note("database killed");
        await database.KillAsync();
        await Task.Delay(TimeSpan.FromSeconds(3));
        await database.StartAgainAsync();
        ledger.Note("database started again");
        await UntilAsync(end * 0.6, ledger);
        ledger.Note($"process {server.Name} killed");
        await server.KillAsync();
        await UntilAsync(end * 0.75, ledger);
        await server.StartAsync();
        ledger.Note($"process {server.Name} ready again");
    }

    private static async Task UntilAsync(TimeSpan at, Ledger ledger)
    {
        if (at > ledger.Now)
            await Task.Delay(at - ledger.Now);
    }
}
