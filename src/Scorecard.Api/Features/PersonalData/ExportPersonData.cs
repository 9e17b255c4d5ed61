using Scorecard.Api.Features.Organizations;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.PersonalData;

/// <summary>
/// Everything that is known of a person whom the reader manages, but no pay, as one JSON file: for people who ask for their data. What the
/// person recorded may be about any unit: so its contents are for those who may read the whole log.
/// </summary>
public static class ExportPersonData
{
    public static void Map(IEndpointRouteBuilder people) => people
        .MapGet("{id}/personal-data.json", Handle)
        .WithName("exportPersonData")
        .WithSummary("All that is known of a person")
        .RequirePermission(Permission.ManagePeople)
        .NotForKeys()
        .Produces<PersonalDataExport>(StatusCodes.Status200OK)
        .ProducesProblem(404)
        .Streams();

    private static async Task<IResult> Handle(Guid id, Reader reader, PersonalDataReader data, AuditTrail trail, CurrentUser user, CancellationToken ct)
    {
        var read = await reader.ReadAsync(new() { Some = [(Person.Category, id)] }, ct);
        if (read.Facts.Find<Person>(id) is not { } person)
            return Problems.From(PersonErrors.NotFound);

        PersonAccess.RequireManage(user, person.State.UnitId);
        await trail.ExportedAsync("personal-data", [new("person", id.ToString())], ct);
        return new PersonalDataFile(await data.ReadAsync(id, person.State, withPay: false, withContents: user.May(Permission.ReadLog, read.Organization.Tree.RootId!.Value), ct));
    }
}
