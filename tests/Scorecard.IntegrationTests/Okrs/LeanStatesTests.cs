using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scorecard.Api.Features.Okrs;
using Scorecard.Api.Infrastructure.Json;
using Scorecard.Domain.Okrs;

namespace Scorecard.IntegrationTests.Okrs;

/// <summary>What is read lean is what was stored, but for what is left out on purpose. A member added later must be read, or named here.</summary>
public sealed class LeanStatesTests
{
    private static readonly string[] s_leftOut = ["description", "unitSymbol", "zones", "name", "note", "blocker", "blockerOwnerId", "nextSteps"];

    private static readonly KeyResult s_keyResult = new(
        Guid.CreateVersion7(),
        new KeyResultContent(
            "이탈률을 절반으로 \"줄인다\"",
            new Measure(
                MeasureKind.Milestones,
                2,
                "건",
                -48.25m,
                24.1m,
                [new Milestone(Guid.CreateVersion7(), "First", 1.5m), new Milestone(Guid.CreateVersion7(), "Second", 2m)],
                new ZoneTexts("commit", "target", "stretch"),
                Guid.CreateVersion7(),
                KpiReach.OverCycle),
            2.5m,
            Guid.CreateVersion7(),
            "How it is counted"),
        Archived: true,
        0.75m,
        Guid.CreateVersion7(),
        new DateOnly(2026, 10, 3));

    private static readonly Objective s_objective = new(
        Guid.CreateVersion7(),
        new ObjectiveContent("Win back customers", "Because", Ambition.Aspirational, Guid.CreateVersion7(), Guid.CreateVersion7(), Private: true, 3m),
        [new ObjectiveParent(ParentKind.StrategicObjective, Guid.CreateVersion7(), Guid.CreateVersion7())],
        [s_keyResult, s_keyResult with { Id = Guid.CreateVersion7(), Archived = false }],
        ObjectiveStage.Closed,
        Archived: true,
        Guid.CreateVersion7(),
        Guid.CreateVersion7(),
        new ObjectiveReview(ObjectiveOutcome.PartlyAchieved, [new KeyResultScore(Guid.CreateVersion7(), 0.7m)], [new LearningAnswer("what-next", "More")], "kept"),
        0.72m,
        new DateOnly(2026, 10, 5),
        new DateOnly(2027, 1, 8));

    private static readonly KeyResultProgress s_progress = new(
        Guid.CreateVersion7(),
        7,
        new CheckIn(
            Guid.CreateVersion7(), new DateOnly(2026, 11, 2), Guid.CreateVersion7(), 31.5m, [Guid.CreateVersion7()], 6m,
            "note", "blocker", Guid.CreateVersion7(), "next", Corrected: true, MeasureKind.Metric));

    [Fact]
    public void An_objective_is_read_but_for_its_long_texts()
    {
        var stored = JsonSerializer.SerializeToNode(s_objective, JsonSetup.Stored)!;
        AssertComplete(s_objective);

        var read = LeanStates.Objective(Encoding.UTF8.GetBytes(stored.ToJsonString()));

        Assert.Equal(Lean(stored, keepReview: true), Lean(JsonSerializer.SerializeToNode(read, JsonSetup.Stored)!, keepReview: true));
        Assert.Null(read.Content.Description);
        Assert.Equal(s_objective.CycleId, LeanStates.CycleOf(Encoding.UTF8.GetBytes(stored.ToJsonString())));
    }

    [Fact]
    public void An_objective_without_anything_that_may_be_absent_is_read()
    {
        var plain = new Objective(
            Guid.CreateVersion7(), Objective.Initial.Content with { Title = "Plain" }, [], [new KeyResult(Guid.CreateVersion7(), new KeyResultContent("x", Measure.OfMetric(1, 2)))],
            ObjectiveStage.Draft, Archived: false, Guid.CreateVersion7());
        var stored = JsonSerializer.Serialize(plain, JsonSetup.Stored);

        var read = LeanStates.Objective(Encoding.UTF8.GetBytes(stored));

        Assert.Equal(stored, JsonSerializer.Serialize(read, JsonSetup.Stored));
    }

    [Fact]
    public void Check_ins_are_read_but_for_their_texts()
    {
        var stored = JsonSerializer.SerializeToNode(s_progress, JsonSetup.Stored)!;
        AssertComplete(s_progress);

        var read = LeanStates.Progress(Encoding.UTF8.GetBytes(stored.ToJsonString()));

        Assert.Equal(Lean(stored), Lean(JsonSerializer.SerializeToNode(read, JsonSetup.Stored)!));
        Assert.Null(read.Latest!.Note);
    }

    [Fact]
    public void A_name_that_there_is_not_is_an_error()
    {
        var stored = JsonSerializer.Serialize(s_objective, JsonSetup.Stored).Replace("\"aspirational\"", "\"heroic\"", StringComparison.Ordinal);

        Assert.Throws<JsonException>(() => LeanStates.Objective(Encoding.UTF8.GetBytes(stored)));
    }

    /// <summary>Every member has a value, so that one that is not read is noticed.</summary>
    private static void AssertComplete(object sample)
    {
        var type = sample.GetType();
        foreach (var parameter in type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!.GetParameters())
        {
            var value = type.GetProperty(parameter.Name!)!.GetValue(sample);
            Assert.True(value is not null, $"{type.Name}.{parameter.Name}");
            if (value is System.Collections.IList { Count: > 0 } items)
                value = items[0]!;
            if (value.GetType().Namespace == typeof(Objective).Namespace && !value.GetType().IsEnum)
                AssertComplete(value);
        }
    }

    /// <summary>The JSON without what is left out on purpose.</summary>
    private static string Lean(JsonNode node, bool keepReview = false)
    {
        Strip(node, keepReview);
        return node.ToJsonString();
    }

    private static void Strip(JsonNode? node, bool keepReview)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
                Strip(item, keepReview);
        }

        if (node is not JsonObject members)
            return;

        foreach (var name in s_leftOut)
            members.Remove(name);
        foreach (var (name, value) in members)
        {
            if (name != "review" || !keepReview)
                Strip(value, keepReview);
        }
    }
}
