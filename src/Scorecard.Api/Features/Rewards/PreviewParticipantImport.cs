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
        foreach (var of in listed.Select(matcher.Match).GroupBy(line => line.Person))
            lines.AddRange(of.Key is { } person ? Merged([.. of], standing.GetValueOrDefault(person.Id), read.Organization) : of.Select(line => ParticipantImportLine.NotUnderstood(line, clash: null)));
        return TypedResults.Ok(ParticipantImportPreview.Of([.. lines.OrderBy(line => line.Listed.Line)]));
    }

    private static IEnumerable<ParticipantImportLine> Merged(List<MatchedParticipant> lines, Stored<Participant>? before, OrganizationContext organization)
    {
        List<MatchedParticipant> understood = [.. lines.Where(line => line.Segment is not null)];
        var merged = ParticipationImport.Merge(before?.State.Segments ?? [], [.. understood.Select(line => new ParticipationLine(line.Line.Line, line.Segment!))]);
        return
        [
            .. understood.Zip(merged.Lines, (line, outcome) => ParticipantImportLine.Of(line, outcome, before?.Version ?? 0, organization)),
            .. from line in lines
               where line.Segment is null
               select ParticipantImportLine.NotUnderstood(line, line is { From: { } first, To: { } last } && first <= last ? merged.Clash(first, last) : null),
        ];
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
/// <param name="Faults">Everything for which it is rejected; else empty.</param>
/// <param name="Person">Null where nobody is meant.</param>
/// <param name="Segment">What would stand; null where the line is not understood.</param>
/// <param name="UnitName">Of the segment.</param>
/// <param name="Before">The segment whose place it takes; null where it takes none.</param>
/// <param name="Version">Of the person's part in the plan: to be sent with the line. 0 = the person has never taken part.</param>
public sealed record ParticipantImportLine(
    ListedParticipant Listed,
    ParticipationOutcome Outcome,
    IReadOnlyList<ParticipantImportFault> Faults,
    PersonRef? Person,
    ParticipationSegment? Segment,
    string? UnitName,
    ParticipationSegment? Before,
    int Version)
{
    internal static ParticipantImportLine NotUnderstood(MatchedParticipant line, ParticipationFault? clash) => new(
        line.Line.Shortened(),
        ParticipationOutcome.Rejected,
        [.. line.Faults.Concat(clash is null ? [] : [clash]).Select(ParticipantImportFault.Of)],
        line.Person,
        Segment: null,
        UnitName: null,
        Before: null,
        Version: 0);

    internal static ParticipantImportLine Of(MatchedParticipant line, MergedParticipation merged, int version, OrganizationContext organization) => new(
        line.Line.Shortened(),
        merged.Outcome,
        [.. merged.Faults.Select(ParticipantImportFault.Of)],
        line.Person,
        line.Segment,
        organization.NameOf(line.Segment!.UnitId),
        merged.Before,
        version);
}

/// <param name="Field">Null where it is the line as a whole.</param>
/// <param name="Code">What is wrong.</param>
/// <param name="With">The segment that it cannot stand beside; null where there is none.</param>
/// <param name="WithLine">The line of the list that says that segment; null for one that stands already.</param>
public sealed record ParticipantImportFault(ParticipationField? Field, string Code, ParticipationSegment? With, int? WithLine)
{
    internal static ParticipantImportFault Of(ParticipationFault fault) => new(fault.Field, fault.Error.Code, fault.With, fault.WithLine);
}
