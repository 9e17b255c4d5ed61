using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;

namespace Scorecard.Api.Features.Rewards;

/// <summary>What a list of participants would do to a plan, line by line. Writes nothing; what is to be written is sent to <see cref="ImportParticipants"/>.</summary>
public static class PreviewParticipantImport
{
    public static void Map(IEndpointRouteBuilder plans) => plans
        .MapPost("{id}/participant-import-previews", Handle)
        .WithName("previewParticipantImport")
        .WithSummary("What a list of participants would do")
        .WithMetadata(new RequestSizeLimitAttribute(ParticipantFile.MostBytes))
        .RequirePermission(Permission.ManageRewards)
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.RequestBody = new Microsoft.OpenApi.OpenApiRequestBody
            {
                Description = "CSV, what was copied from a spreadsheet, or XLSX, at most 5 MiB and 10,000 lines: person (e-mail address or id), unit (code or name), from, to, target amount.",
                Required = true,
                Content = new Dictionary<string, Microsoft.OpenApi.OpenApiMediaType>
                {
                    ["application/octet-stream"] = new() { Schema = new Microsoft.OpenApi.OpenApiSchema { Type = Microsoft.OpenApi.JsonSchemaType.String, Format = "binary" } },
                },
            };
            return Task.CompletedTask;
        })
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<ParticipantImportPreview>, ProblemHttpResult>> Handle(
        Guid id, HttpRequest request, Reader reader, RewardAccess access, People people, AuditTrail trail, CurrentUser user, CancellationToken ct)
    {
        var read = await reader.ReadAsync(new Needs { Some = [(RewardPlan.Category, id)], AllOf = [Participant.Category, Person.Category] }, ct);
        var plan = access.ManagedPlan(read.Facts, id);
        if (plan.Archived)
            return Problems.From(RewardPlanErrors.Archived);

        var listed = await ParticipantFile.ReadAsync(request, ct);
        await trail.ReadAsync("pay-participants", ofPersonId: null, ct);
        ParticipantMatcher matcher = new(read.Facts, read.Organization, await people.AllAsync(user.OrgId, ct), id, plan.Terms!.UnitId, user);
        var standing = read.Facts.All<Participant>().Where(one => one.State.PlanId == id).ToDictionary(one => one.State.PersonId);
        List<ParticipantImportLine> lines = [];
        foreach (var of in listed.Select(matcher.Match).GroupBy(line => line.Segment is null ? null : line.Person))
            lines.AddRange(of.Key is { } person ? Merged([.. of], standing.GetValueOrDefault(person.Id), read.Organization) : of.Select(ParticipantImportLine.NotUnderstood));
        return TypedResults.Ok(ParticipantImportPreview.Of([.. lines.OrderBy(line => line.Listed.Line)]));
    }

    private static IEnumerable<ParticipantImportLine> Merged(List<MatchedParticipant> lines, Stored<Participant>? before, OrganizationContext organization)
    {
        var (merged, _) = ParticipationImport.Merge(before?.State.Segments ?? [], [.. lines.Select(line => new ParticipationLine(line.Line.Line, line.Segment!))]);
        return lines.Zip(merged, (line, outcome) => ParticipantImportLine.Of(line, outcome, before?.Version ?? 0, organization));
    }
}

/// <param name="New">Lines by what they do.</param>
public sealed record ParticipantImportPreview(int New, int Changed, int Same, int Rejected, IReadOnlyList<ParticipantImportLine> Lines)
{
    internal static ParticipantImportPreview Of(IReadOnlyList<ParticipantImportLine> lines)
    {
        int Count(ParticipationOutcome outcome) => lines.Count(line => line.Outcome == outcome);
        return new(Count(ParticipationOutcome.New), Count(ParticipationOutcome.Changed), Count(ParticipationOutcome.Same), Count(ParticipationOutcome.Rejected), lines);
    }
}

/// <param name="Listed">As it was written.</param>
/// <param name="Code">Why it is rejected; else null.</param>
/// <param name="Person">Null where nobody is meant.</param>
/// <param name="Segment">What would stand; null where the line is not understood.</param>
/// <param name="UnitName">Of the segment.</param>
/// <param name="Before">The segment whose place it takes; null where it takes none.</param>
/// <param name="Version">Of the person's part in the plan: to be sent with the line. 0 = the person has never taken part.</param>
public sealed record ParticipantImportLine(
    ListedParticipant Listed,
    ParticipationOutcome Outcome,
    string? Code,
    PersonRef? Person,
    ParticipationSegment? Segment,
    string? UnitName,
    ParticipationSegment? Before,
    int Version)
{
    internal static ParticipantImportLine NotUnderstood(MatchedParticipant line) =>
        new(line.Line.Shortened(), ParticipationOutcome.Rejected, line.Error!.Code, line.Person, Segment: null, UnitName: null, Before: null, Version: 0);

    internal static ParticipantImportLine Of(MatchedParticipant line, MergedParticipation merged, int version, OrganizationContext organization) => new(
        line.Line.Shortened(), merged.Outcome, merged.Error?.Code, line.Person, line.Segment, organization.NameOf(line.Segment!.UnitId), merged.Before, version);
}
