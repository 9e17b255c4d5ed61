using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Organizations;

/// <summary>Adds a person, without roles and without an account. The caller chooses the id, so a retry cannot add anybody twice.</summary>
public static class AddPerson
{
    public static void Map(IEndpointRouteBuilder people) => people
        .MapPut("{id}", Handle)
        .WithName("addPerson")
        .WithSummary("Add a person")
        .RequirePermission(Permission.ManagePeople)
        .Validate(new AddPersonValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, AddPersonRequest request, Reader reader, CommandRunner commands, People names, CurrentUser user, CancellationToken ct)
    {
        PersonAccess.RequireManage(user, request.UnitId);
        var read = await reader.ReadAsync(new Needs { Some = [(Person.Category, id)] }, ct);
        var known = await names.FindAsync(user.OrgId, id, ct);
        if (read.Facts.Find<Person>(id) is not null && known is not null && (known.Name, known.Email, known.Title) != (request.Name, request.Email, request.Title))
            return Problems.From(new DomainError("person.already_exists", "Somebody else was added under this id."));

        var tree = read.Organization.Tree;
        if (Person.Initial.Add(request.UnitId, tree).Error is { } refused)
            return Problems.From(refused);

        // The name first: a person in the log whom nobody can name would be worse than a name that the log does not know.
        if (known is null)
            await names.SaveAsync(user.OrgId, id, request.Name, request.Email, request.Title, ct);
        var outcome = await commands.CreateAsync<Person, PersonEvent>(id, person => person.Add(request.UnitId, tree), ct);
        return outcome.ToHttp();
    }
}

/// <param name="Email">Also the name of the person's account.</param>
/// <param name="UnitId">Where the person works; null = nowhere in particular.</param>
public sealed record AddPersonRequest(string Name, string Email, string? Title, Guid? UnitId);

public sealed class AddPersonValidator : AbstractValidator<AddPersonRequest>
{
    public AddPersonValidator()
    {
        RuleFor(request => request.Name).Required().AtMost(TextLimits.Name);
        RuleFor(request => request.Email).Required().AtMost(TextLimits.Name).EmailAddress();
        RuleFor(request => request.Title).AtMost(TextLimits.Label);
    }
}
