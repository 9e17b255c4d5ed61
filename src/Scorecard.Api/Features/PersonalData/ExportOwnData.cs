using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;

namespace Scorecard.Api.Features.PersonalData;

/// <summary>Everything that is known of the reader, statements of pay included, as one JSON file.</summary>
public static class ExportOwnData
{
    public static void Map(IEndpointRouteBuilder session) => session
        .MapGet("personal-data.json", Handle)
        .WithName("exportOwnData")
        .WithSummary("All that is known of oneself")
        .RequireSignIn()
        .Produces<PersonalDataExport>(StatusCodes.Status200OK)
        .Streams();

    private static async Task<IResult> Handle(PersonalDataReader reader, AuditTrail trail, CurrentUser user, CancellationToken ct)
    {
        await trail.ExportedAsync("personal-data", [new("person", user.PersonId.ToString())], ct);
        return new PersonalDataFile(await reader.ReadAsync(user.PersonId, user.Person, withPay: true, withContents: true, ct));
    }
}
