using System.Text;
using Scorecard.Domain.Rewards;

namespace Scorecard.UnitTests.Rewards;

/// <summary>A run that was kept in 2026 has the same bytes and the same hash for as long as anybody can recompute it.</summary>
public sealed class RunBytesTests
{
    private static readonly PayRules Rules = new(
        [new(RunExample.Id(1), MeasureBasis.KpiAttainment, RunExample.Id(11), 60m, PayCurve.Default), new(RunExample.Id(2), MeasureBasis.ScorecardScore, null, 40m, PayCurve.Default, MissingInput.Target)],
        Combination.Additive,
        [new(RunExample.Id(3), RunExample.Id(11), GateFigure.Value, GateComparison.AtLeast, 90m, EverySubPeriod: true, GateEffect.CapAt, 80m)],
        [new(RunExample.Id(4), "개인", 80m, 120m)],
        Cap: 150m,
        new Rounding(10m, RoundingMode.Down),
        PoolAmount: 20_000_000m,
        RecoveryLimit: 50m);

    private static readonly RunParticipant[] Participants =
    [
        RunExample.Participant(21, unit: 30, amount: 6_000_000m),
        RunExample.Participant(22, unit: 31, amount: 3_000_000m, from: new(2026, 2, 15)) with { PaidBefore = 4_000_000m },
        new(RunExample.Id(23), [], new Dictionary<Guid, decimal>(), PaidBefore: 100_000m),
    ];

    /// <summary>Basis, lines and hash, as they were computed and kept before plans could award anything.</summary>
    private static readonly string[] Kept = ReadKept();

    [Fact]
    public void A_run_without_awards_has_the_bytes_it_always_had()
    {
        var record = RunRecord.Of(RunExample.Facts(Rules, (RunExample.Id(11), [110m, 95m, 101.50m])), Participants);
        string[] documents = [Encoding.UTF8.GetString(record.Basis), .. record.Lines.Select(line => Encoding.UTF8.GetString(line.Document)), record.Hash];

        Assert.Equal(Kept, documents);
    }

    [Fact]
    public void What_was_kept_before_there_were_awards_still_reads()
    {
        List<byte[]> documents = [.. Kept.SkipLast(1).Select(Encoding.UTF8.GetBytes)];
        List<RunLine> lines = [.. documents.Skip(1).Select(line => RunRecord.ReadLine(line))];

        Assert.Null(RunRecord.ReadBasis(documents[0]).Rules.Awards);
        Assert.Equal([6_195_000m, 1_548_750m, 0m], lines.Select(line => line.Amount));
        Assert.All(lines, line => Assert.Null(line.Awards));
        Assert.Equal(Kept[^1], RunRecord.HashOf(documents[0], documents.Skip(1)));
    }

    private static string[] ReadKept()
    {
        using var stream = typeof(RunBytesTests).Assembly.GetManifestResourceStream("kept-run.txt")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
