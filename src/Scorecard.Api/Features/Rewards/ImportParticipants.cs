using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Rewards;

/// <summary>
/// Takes over the lines of a list that was previewed, all of them or none. A line takes the place of the segment that begins on the same day or
/// stands beside the others. What stands already is left as it is, so that the same request again changes nothing.
/// </summary>
public static class ImportParticipants
{
    private const int MostBytes = 8 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder plans) => plans
        .MapPost("{id}/participant-imports", Handle)
        .WithName("importParticipants")
        .WithSummary("Take over a list of participants")
        .WithMetadata(new RequestSizeLimitAttribute(MostBytes))
        .RequirePermission(Permission.ManageRewards)
        .Validate(new ImportParticipantsValidator());

    private static async Task<Results<Ok<ParticipantsImported>, ProblemHttpResult>> Handle(
        Guid id, ImportParticipantsRequest request, Reader reader, RewardAccess access, ParticipationWriter writer, CurrentUser user, CancellationToken ct)
    {
        var read = await reader.ReadAsync(new Needs { Some = [(RewardPlan.Category, id)], AllOf = [Participant.Category, Person.Category] }, ct);
        var plan = access.ManagedPlan(read.Facts, id);
        if (plan.Archived)
            return Problems.From(RewardPlanErrors.Archived);

        var units = read.Organization.Tree.Subtree(plan.Terms!.UnitId);
        var people = ImportablePeople.Of(read.Facts, id, user);
        foreach (var (index, line) in request.Lines.Index())
        {
            if (!people.ContainsKey(line.PersonId))
                return Refused(index, ParticipationImportErrors.PersonUnknown);
            if (!units.Contains(line.UnitId))
                return Refused(index, RewardErrors.UnitOutsidePlan);
        }

        var repeated = await writer.IsRepeatedAsync(ct);
        var standing = read.Facts.All<Participant>().Where(one => one.State.PlanId == id).ToDictionary(one => one.State.PersonId);
        List<Append> appends = [];
        List<MergedParticipation> merged = [];
        foreach (var lines in request.Lines.Index().GroupBy(line => line.Item.PersonId))
        {
            var before = standing.GetValueOrDefault(lines.Key);
            var (outcomes, segments) = ParticipationImport.Merge(before?.State.Segments ?? [], [.. lines.Select(line => new ParticipationLine(line.Index, line.Item.Segment))]);
            if (writer.Of(id, lines.Key, before, segments, request.Reason) is { } append)
                appends.Add(lines.All(line => line.Item.ExpectedVersion == append.ExpectedVersion) || repeated ? append : throw Conflict(append, lines.First().Item));
            if (outcomes.FirstOrDefault(outcome => outcome.Faults is not []) is { } refused)
                return Refused(refused.Line.Line, refused.Faults[0].Error);

            merged.AddRange(outcomes);
        }

        if (!repeated)
            await writer.WriteAsync(read.Facts.Find<RewardPlan>(id)!, appends, ct);
        int Count(ParticipationOutcome outcome) => merged.Count(one => one.Outcome == outcome);
        return TypedResults.Ok(new ParticipantsImported(
            appends.Count, Count(ParticipationOutcome.New), Count(ParticipationOutcome.Changed), Count(ParticipationOutcome.Same)));
    }

    private static VersionConflictException Conflict(Append append, ImportedParticipant line) => new(append.Stream, line.ExpectedVersion, append.ExpectedVersion);

    private static ProblemHttpResult Refused(int index, DomainError error) =>
        Problems.From(StatusCodes.Status422UnprocessableEntity, error, new KeyValuePair<string, object?>("index", index));
}

/// <param name="Lines">In any order; those that the preview rejected are left out.</param>
public sealed record ImportParticipantsRequest(IReadOnlyList<ImportedParticipant> Lines, string? Reason = null);

/// <param name="To">The last day, inclusive.</param>
/// <param name="TargetAmount">For a whole period of the plan at a factor of 100 %.</param>
/// <param name="ExpectedVersion">Of the person's part in the plan, as the preview said it.</param>
public sealed record ImportedParticipant(Guid PersonId, Guid UnitId, DateOnly From, DateOnly To, decimal TargetAmount, int ExpectedVersion)
{
    internal ParticipationSegment Segment => new(From, To, UnitId, TargetAmount);
}

/// <param name="People">Whose part changed.</param>
/// <param name="New">Lines by what they did.</param>
public sealed record ParticipantsImported(int People, int New, int Changed, int Same);

public sealed class ImportParticipantsValidator : AbstractValidator<ImportParticipantsRequest>
{
    public ImportParticipantsValidator()
    {
        RuleFor(request => request.Lines).Count(1, ParticipantFile.MostLines);
        RuleForEach(request => request.Lines).ChildRules(line => line.RuleFor(one => one.ExpectedVersion).Between(0, int.MaxValue));
        RuleFor(request => request.Reason).AtMost(TextLimits.Reason);
    }
}
