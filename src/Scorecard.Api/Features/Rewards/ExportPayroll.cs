using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.History;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Tabular;
using Scorecard.Domain.Rewards;

namespace Scorecard.Api.Features.Rewards;

/// <summary>What payroll has to pay: one line for each person to whom something is due, and the control total as the last line.</summary>
public static class ExportPayroll
{
    private static readonly string[] Heading = ["person_id", "name", "plan", "period", "amount", "paid_before", "due", "currency", "run_id", "hash"];

    public static void Map(IEndpointRouteBuilder runs) => runs
        .MapGet("{id}/payroll.csv", Handle)
        .WithName("exportPayroll")
        .WithSummary("The payroll file of a frozen run")
        .RequireSignIn()
        .Produces(StatusCodes.Status200OK, contentType: CsvFile.ContentType)
        .Streams();

    private static async Task<IResult> Handle(
        Guid id, RewardAccess access, RunStore store, People people, AuditTrail trail, CurrentUser user, CancellationToken ct)
    {
        var (run, plan) = await access.FindRunAsync(id, ct);
        access.RequireManaging(plan.State);
        if (!run.State.IsReleased)
            return Problems.From(RewardRunErrors.OutOfOrder);
        if (run.State.Computation is { AwardsOnly: true })
            return Problems.From(RewardRunErrors.NoMoney);

        await trail.ExportedAsync("payroll", [new("run", id.ToString())], ct);
        var computation = run.State.Computation!;
        var names = await people.AllAsync(user.OrgId, ct);
        var (_, lines) = await store.VerifiedAsync(user.OrgId, computation.Hash, ct);
        CsvCell[] Row(CsvCell person, CsvCell name, CsvCell amount, CsvCell before, CsvCell due) =>
        [
            person, name, plan.State.Terms!.Name, computation.Period.ToString(), amount, before, due, user.Organization.Settings.Currency, id, computation.Hash,
        ];

        return new CsvFile(
            $"payroll-{computation.Period}.csv",
            Heading,
            [
                .. lines.Select(line => line.Read()).Where(line => line.Due is not (null or 0m)).Select(line =>
                    Row(line.PersonId, names.RefOf(line.PersonId)?.Name, line.Amount, line.PaidBefore, line.Due)),
                Row("control-total", (string?)null, computation.Total, (decimal?)null, computation.Due),
            ]);
    }
}
