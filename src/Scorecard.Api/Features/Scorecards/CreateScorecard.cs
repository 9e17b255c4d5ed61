using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Scorecards;

/// <summary>Creates the scorecard of a unit and fiscal year: with four perspectives, or with another scorecard's structure.</summary>
public static class CreateScorecard
{
    public static void Map(IEndpointRouteBuilder scorecards) => scorecards
        .MapPut("{id}", Handle)
        .WithName("createScorecard")
        .WithSummary("Create a scorecard")
        .RequirePermission(Permission.EditScorecards)
        .Validate(new CreateScorecardValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, CreateScorecardRequest request, CommandRunner commands, CurrentUser user, CancellationToken ct)
    {
        user.Require(Permission.EditScorecards, request.UnitId, Unit.Category);
        var organization = user.Organization;
        var outcome = await commands.CreateAsync<BalancedScorecard, ScorecardEvent>(
            id,
            new Needs { Some = request.CopyFromScorecardId is { } source ? [(BalancedScorecard.Category, source)] : [] },
            (scorecard, facts) =>
            {
                var newId = DerivedIds.From(id);
                if (request.CopyFromScorecardId is not { } copied)
                    return scorecard.Create(request.UnitId, request.FiscalYear, request.Name, organization.Calendar, StructureTemplates.Default(organization.Settings.Locale, newId));
                if (facts.Find<BalancedScorecard>(copied) is not { State: var original } || !user.May(Permission.Read, original.UnitId))
                    return ScorecardErrors.NotFound;

                var template = StructureTemplates.CopyOf(original.Versions[^1], newId);
                return scorecard.Create(request.UnitId, request.FiscalYear, request.Name, organization.Calendar, template);
            },
            ct);
        return outcome.ToHttp();
    }
}

/// <param name="FiscalYear">Label of the fiscal year: the calendar year in which it ends.</param>
/// <param name="CopyFromScorecardId">Whose latest structure to begin with; null = four empty perspectives.</param>
public sealed record CreateScorecardRequest(Guid UnitId, int FiscalYear, string Name, Guid? CopyFromScorecardId);

public sealed class CreateScorecardValidator : AbstractValidator<CreateScorecardRequest>
{
    public CreateScorecardValidator()
    {
        RuleFor(request => request.FiscalYear).Between(Period.FirstYear, Period.LastYear);
        RuleFor(request => request.Name).Required().AtMost(TextLimits.Name);
    }
}
