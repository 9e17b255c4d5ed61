using System.Text.Json;
using Scorecard.Api.Infrastructure.Json;
using Scorecard.Domain.Okrs;

namespace Scorecard.Api.Features.Okrs;

/// <summary>
/// Reads states of objectives and check-ins by the ten thousand, straight from the bytes they are stored in. What answers about so many do
/// not show is left out: descriptions, the words of zones and milestones, notes and blockers. A test holds them against the whole states.
/// </summary>
public static class LeanStates
{
    private static readonly LeanJson.ItemReader<Guid> s_id = static (ref json) => json.GetGuid();
    private static readonly LeanJson.ItemReader<KeyResult> s_keyResult = ReadKeyResult;
    private static readonly LeanJson.ItemReader<ObjectiveParent> s_parent = ReadParent;
    private static readonly LeanJson.ItemReader<Milestone> s_milestone = ReadMilestone;

    /// <summary>The cycle that an objective's state names, without reading the rest of it.</summary>
    public static Guid CycleOf(ReadOnlySpan<byte> state)
    {
        var json = new Utf8JsonReader(state);
        json.Read();
        while (json.NextMember())
        {
            if (json.IsMember("cycleId"u8))
                return json.GetGuid();
            json.SkipMember();
        }

        throw new JsonException("An objective's state names no cycle.");
    }

    public static Objective Objective(ReadOnlySpan<byte> state)
    {
        var json = new Utf8JsonReader(state);
        json.Read();
        var (cycleId, createdBy) = (Guid.Empty, Guid.Empty);
        Guid? carriedFrom = null;
        ObjectiveContent? content = null;
        IReadOnlyList<ObjectiveParent> parents = [];
        IReadOnlyList<KeyResult> keyResults = [];
        var stage = ObjectiveStage.Draft;
        var archived = false;
        ObjectiveReview? review = null;
        decimal? score = null;
        DateOnly? agreedOn = null, closedOn = null;
        while (json.NextMember())
        {
            if (json.IsMember("cycleId"u8))
                cycleId = json.GetGuid();
            else if (json.IsMember("content"u8))
                content = ReadContent(ref json);
            else if (json.IsMember("parents"u8))
                parents = json.List(s_parent);
            else if (json.IsMember("keyResults"u8))
                keyResults = json.List(s_keyResult);
            else if (json.IsMember("stage"u8))
                stage = json.Name<ObjectiveStage>();
            else if (json.IsMember("archived"u8))
                archived = json.GetBoolean();
            else if (json.IsMember("createdBy"u8))
                createdBy = json.GetGuid();
            else if (json.IsMember("carriedFrom"u8))
                carriedFrom = json.GuidOrNull();
            else if (json.IsMember("review"u8))
                review = JsonSerializer.Deserialize<ObjectiveReview>(ref json, JsonSetup.Stored);
            else if (json.IsMember("score"u8))
                score = json.DecimalOrNull();
            else if (json.IsMember("agreedOn"u8))
                agreedOn = json.DateOrNull();
            else if (json.IsMember("closedOn"u8))
                closedOn = json.DateOrNull();
            else
                json.SkipMember();
        }

        return new(cycleId, content ?? throw Lacks("content"), parents, keyResults, stage, archived, createdBy, carriedFrom, review, score, agreedOn, closedOn);
    }

    public static KeyResultProgress Progress(ReadOnlySpan<byte> state)
    {
        var json = new Utf8JsonReader(state);
        json.Read();
        var objectiveId = Guid.Empty;
        var count = 0;
        CheckIn? latest = null;
        while (json.NextMember())
        {
            if (json.IsMember("objectiveId"u8))
                objectiveId = json.GetGuid();
            else if (json.IsMember("count"u8))
                count = json.GetInt32();
            else if (json.IsMember("latest"u8))
                latest = json.IsNull() ? null : ReadCheckIn(ref json);
            else
                json.SkipMember();
        }

        return new(objectiveId, count, latest);
    }

    private static ObjectiveContent ReadContent(ref Utf8JsonReader json)
    {
        string? title = null;
        var ambition = Ambition.Committed;
        var unitId = Guid.Empty;
        Guid? owner = null;
        var isPrivate = false;
        var weight = 1m;
        while (json.NextMember())
        {
            if (json.IsMember("title"u8))
                title = json.GetString();
            else if (json.IsMember("ambition"u8))
                ambition = json.Name<Ambition>();
            else if (json.IsMember("unitId"u8))
                unitId = json.GetGuid();
            else if (json.IsMember("ownerPersonId"u8))
                owner = json.GuidOrNull();
            else if (json.IsMember("private"u8))
                isPrivate = json.GetBoolean();
            else if (json.IsMember("weight"u8))
                weight = json.GetDecimal();
            else
                json.SkipMember();
        }

        return new(title ?? throw Lacks("title"), Description: null, ambition, unitId, owner, isPrivate, weight);
    }

    private static ObjectiveParent ReadParent(ref Utf8JsonReader json)
    {
        var kind = ParentKind.Objective;
        var id = Guid.Empty;
        Guid? withinId = null;
        while (json.NextMember())
        {
            if (json.IsMember("kind"u8))
                kind = json.Name<ParentKind>();
            else if (json.IsMember("id"u8))
                id = json.GetGuid();
            else if (json.IsMember("withinId"u8))
                withinId = json.GuidOrNull();
            else
                json.SkipMember();
        }

        return new(kind, id, withinId);
    }

    private static KeyResult ReadKeyResult(ref Utf8JsonReader json)
    {
        var id = Guid.Empty;
        KeyResultContent? content = null;
        var archived = false;
        decimal? score = null;
        Guid? carriedFrom = null;
        DateOnly? addedOn = null;
        while (json.NextMember())
        {
            if (json.IsMember("id"u8))
                id = json.GetGuid();
            else if (json.IsMember("content"u8))
                content = ReadKeyResultContent(ref json);
            else if (json.IsMember("archived"u8))
                archived = json.GetBoolean();
            else if (json.IsMember("score"u8))
                score = json.DecimalOrNull();
            else if (json.IsMember("carriedFrom"u8))
                carriedFrom = json.GuidOrNull();
            else if (json.IsMember("addedOn"u8))
                addedOn = json.DateOrNull();
            else
                json.SkipMember();
        }

        return new(id, content ?? throw Lacks("content"), archived, score, carriedFrom, addedOn);
    }

    private static KeyResultContent ReadKeyResultContent(ref Utf8JsonReader json)
    {
        string? title = null;
        Measure? measure = null;
        var weight = 1m;
        Guid? owner = null;
        while (json.NextMember())
        {
            if (json.IsMember("title"u8))
                title = json.GetString();
            else if (json.IsMember("measure"u8))
                measure = ReadMeasure(ref json);
            else if (json.IsMember("weight"u8))
                weight = json.GetDecimal();
            else if (json.IsMember("ownerPersonId"u8))
                owner = json.GuidOrNull();
            else
                json.SkipMember();
        }

        return new(title ?? throw Lacks("title"), measure ?? throw Lacks("measure"), weight, owner);
    }

    private static Measure ReadMeasure(ref Utf8JsonReader json)
    {
        var kind = MeasureKind.Metric;
        var decimals = 0;
        decimal? start = null, target = null;
        IReadOnlyList<Milestone>? milestones = null;
        Guid? kpiId = null;
        KpiReach? reach = null;
        while (json.NextMember())
        {
            if (json.IsMember("kind"u8))
                kind = json.Name<MeasureKind>();
            else if (json.IsMember("decimals"u8))
                decimals = json.GetInt32();
            else if (json.IsMember("start"u8))
                start = json.DecimalOrNull();
            else if (json.IsMember("target"u8))
                target = json.DecimalOrNull();
            else if (json.IsMember("milestones"u8))
                milestones = json.IsNull() ? null : json.List(s_milestone);
            else if (json.IsMember("kpiId"u8))
                kpiId = json.GuidOrNull();
            else if (json.IsMember("reach"u8))
                reach = json.IsNull() ? null : json.Name<KpiReach>();
            else
                json.SkipMember();
        }

        return new(kind, decimals, UnitSymbol: null, start, target, milestones, Zones: null, kpiId, reach);
    }

    private static Milestone ReadMilestone(ref Utf8JsonReader json)
    {
        var id = Guid.Empty;
        var weight = 0m;
        while (json.NextMember())
        {
            if (json.IsMember("id"u8))
                id = json.GetGuid();
            else if (json.IsMember("weight"u8))
                weight = json.GetDecimal();
            else
                json.SkipMember();
        }

        return new(id, Name: "", weight);
    }

    private static CheckIn ReadCheckIn(ref Utf8JsonReader json)
    {
        var (id, by) = (Guid.Empty, Guid.Empty);
        var date = default(DateOnly);
        decimal? value = null, confidence = null;
        IReadOnlyList<Guid>? milestonesDone = null;
        var corrected = false;
        MeasureKind? measured = null;
        while (json.NextMember())
        {
            if (json.IsMember("id"u8))
                id = json.GetGuid();
            else if (json.IsMember("date"u8))
                date = json.Date();
            else if (json.IsMember("by"u8))
                by = json.GetGuid();
            else if (json.IsMember("value"u8))
                value = json.DecimalOrNull();
            else if (json.IsMember("milestonesDone"u8))
                milestonesDone = json.IsNull() ? null : json.List(s_id);
            else if (json.IsMember("confidence"u8))
                confidence = json.DecimalOrNull();
            else if (json.IsMember("corrected"u8))
                corrected = json.GetBoolean();
            else if (json.IsMember("measured"u8))
                measured = json.IsNull() ? null : json.Name<MeasureKind>();
            else
                json.SkipMember();
        }

        return new(id, date, by, value, milestonesDone, confidence, Corrected: corrected, Measured: measured);
    }

    private static JsonException Lacks(string member) => new($"A state of an objective lacks its {member}.");
}
