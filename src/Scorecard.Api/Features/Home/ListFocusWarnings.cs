using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Home;

/// <summary>Where focus is lost in what the reader may see: too many KPIs, objectives that nothing measures, KPIs that serve none.</summary>
public static class ListFocusWarnings
{
    public static void Map(IEndpointRouteBuilder home) => home
        .MapGet("focus", Handle)
        .WithName("listFocusWarnings")
        .WithSummary("Where focus is lost")
        .RequirePermission(Permission.Read);

    private static async Task<Ok<IReadOnlyList<FocusWarning>>> Handle(
        Period? date, DateTimeOffset? knownAt, Reader reader, People people, CurrentUser user, CancellationToken ct)
    {
        var reading = reader.ReadAsync(new AsOfQuery(date, knownAt, Span: null), new Needs { AllOf = [Kpi.Category, BalancedScorecard.Category] }, ct);
        var naming = people.AllAsync(user.OrgId, ct);
        await Task.WhenAll(reading, naming);

        var (read, names) = (await reading, await naming);
        var asked = date ?? read.Organization.CurrentMonth;
        var kpis = read.Facts.All<Kpi>().ToDictionary(kpi => kpi.Id, kpi => kpi.State);
        var visible = kpis.Where(kpi => user.May(Permission.Read, kpi.Value.Latest.OwnerUnitId)).ToDictionary();
        var scorecards = Placements.OfYear(read.Facts.All<BalancedScorecard>(), asked, read.Organization.Calendar).ToList();
        var placed = Placements.In(scorecards, asked, read.Organization.Calendar).Select(placement => placement.KpiId).ToHashSet();
        var limit = read.Organization.Rules.FocusLimit;
        return TypedResults.Ok<IReadOnlyList<FocusWarning>>(
        [
            .. Focus.Of(visible, placed, limit).Select(finding => FocusWarning.Of(finding, finding.Subject switch
            {
                FocusSubject.Person => names.GetValueOrDefault(finding.SubjectId)?.Name ?? "",
                FocusSubject.Unit => read.Organization.NameOf(finding.SubjectId),
                _ => kpis[finding.SubjectId].Latest.Name,
            })),
            .. Structures(scorecards, asked, read.Organization.Calendar)
                .Where(pair => user.May(Permission.Read, pair.Scorecard.State.UnitId))
                .OrderBy(pair => pair.Scorecard.State.Name, StringComparer.Ordinal)
                .ThenBy(pair => pair.Scorecard.Id)
                .SelectMany(pair => Focus.Of(pair.Structure, kpis, Supported(scorecards, asked, read.Organization.Calendar, pair.Scorecard.Id).Contains, limit)
                    .Select(finding => FocusWarning.Of(
                        finding,
                        pair.Structure.Objective(finding.SubjectId)?.Details.Name ?? pair.Structure.Perspective(finding.SubjectId)!.Name))),
        ]);
    }

    private static IEnumerable<(Stored<BalancedScorecard> Scorecard, StructureVersion Structure)> Structures(
        IReadOnlyList<Stored<BalancedScorecard>> scorecards, Period date, FiscalCalendar calendar) =>
        scorecards.Select(scorecard => (scorecard, scorecard.State.StructureAt(date.AtEnd(Frequency.Monthly, calendar))));

    /// <summary>The objectives of a scorecard that objectives further down support with a weight.</summary>
    private static HashSet<Guid> Supported(IReadOnlyList<Stored<BalancedScorecard>> scorecards, Period date, FiscalCalendar calendar, Guid scorecardId) =>
    [
        .. Structures(scorecards, date, calendar)
            .SelectMany(pair => pair.Structure.Objectives)
            .SelectMany(objective => objective.Supports)
            .Where(support => support.ScorecardId == scorecardId && support.Weight > 0)
            .Select(support => support.ObjectiveId),
    ];
}
