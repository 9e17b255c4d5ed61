using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Organizations;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Organizations;

/// <summary>
/// Changes a person's name, address or title, or moves the person to another unit. The address is what the person signs in with and where links
/// go: so another one takes the right to touch the account, is recorded, and ends the links that are open.
/// </summary>
public static class RevisePerson
{
    public static void Map(IEndpointRouteBuilder people) => people
        .MapPost("{id}/revisions", Handle)
        .WithName("revisePerson")
        .WithSummary("Change or move a person")
        .RequirePermission(Permission.ManagePeople)
        .Validate(new RevisePersonValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, RevisePersonRequest request, Reader reader, CommandRunner commands, People names, CurrentUser user, AuditTrail trail, CancellationToken ct)
    {
        var read = await reader.ReadAsync(new Needs { Some = [(Person.Category, id)] }, ct);
        if (read.Facts.Find<Person>(id) is not { } person)
            return Problems.From(PersonErrors.NotFound);

        PersonAccess.RequireManage(user, person.State.UnitId);
        PersonAccess.RequireManage(user, request.UnitId);
        var known = await names.FindAsync(user.OrgId, id, ct);
        var readdressed = known is not null && known.Email != request.Email;
        if (readdressed || (known is { HasAccount: true } && known.Name != request.Name))
            PersonAccess.RequireManageAccount(user, person.State);
        if (person.Version != request.ExpectedVersion)
            throw new VersionConflictException(new StreamId(user.OrgId, Person.Category, id), request.ExpectedVersion, person.Version);
        if (person.State.Move(request.UnitId, read.Organization.Tree).Error is { } refused)
            return Problems.From(refused);

        // The address may be taken, which nothing of the move would undo: so it goes first.
        await names.SaveAsync(
            user.OrgId,
            id,
            request.Name,
            request.Email,
            request.Title,
            ct,
            readdressed ? () => trail.RecordAsync(user.OrgId, user.PersonId, AccessAct.AddressChanged, [new("person", id.ToString())], ct) : null);
        var outcome = await commands.ChangeAsync<Person, PersonEvent>(
            id, request.ExpectedVersion, state => state.Move(request.UnitId, read.Organization.Tree), ct);
        return outcome.ToHttp();
    }
}

/// <param name="UnitId">Where the person works; null = nowhere in particular.</param>
public sealed record RevisePersonRequest(string Name, string Email, string? Title, Guid? UnitId, int ExpectedVersion);

public sealed class RevisePersonValidator : AbstractValidator<RevisePersonRequest>
{
    public RevisePersonValidator()
    {
        RuleFor(request => request.Name).Required().AtMost(TextLimits.Name);
        RuleFor(request => request.Email).Required().AtMost(TextLimits.Name).EmailAddress();
        RuleFor(request => request.Title).AtMost(TextLimits.Label);
        RuleFor(request => request.ExpectedVersion).Version();
    }
}
