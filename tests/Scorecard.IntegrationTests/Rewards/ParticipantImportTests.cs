using System.Net;
using System.Text;
using Scorecard.Api.Features.Organizations;
using Scorecard.Api.Features.Rewards;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;

namespace Scorecard.IntegrationTests.Rewards;

public sealed class ParticipantImportTests(ApiFixture api)
{
    private static readonly DateOnly First = new(2026, 1, 1);
    private static readonly DateOnly Last = new(2026, 12, 31);

    [Fact]
    public async Task A_list_is_previewed_line_by_line_and_nothing_is_written()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var code = $"team-{scenario.UnitId:N}";
        var team = await api.UnitAsync(scenario.UnitId, code);
        var (_, newId, email) = await api.PersonAsync(Role.Viewer, team);
        var list = $"""
            email,unit,from,to,target amount
            {email.ToUpperInvariant()},{code},2026-01-01,2026-12-31,"5,000,000"
            {scenario.SellerId},,2026. 1. 1.,2026-12-31,7000000
            {scenario.SellerId},,2026-12-31,2027-12-31,7000000
            nobody@example.org,{code},2026-01-01,2026-12-31,1
            {email},elsewhere,2027-01-01,2027-12-31,1
            {email},{code},2027-01-01,soon,1
            {email},{code},2028-01-01,2028-12-31,much
            nobody@example.org,elsewhere,2026-13-01,,-5
            {email},elsewhere,2026-06-01,2027-06-30,
            """;

        var preview = await PreviewAsync(scenario, list);

        Assert.Equal(
            [
                (2, ParticipationOutcome.New, ""),
                (3, ParticipationOutcome.Rejected, "From participation.overlaps 4"),
                (4, ParticipationOutcome.Rejected, "From participation.overlaps 3"),
                (5, ParticipationOutcome.Rejected, "Person participation_import.person_unknown"),
                (6, ParticipationOutcome.Rejected, "Unit participation_import.unit_unknown"),
                (7, ParticipationOutcome.Rejected, "To participation_import.date_unreadable"),
                (8, ParticipationOutcome.Rejected, "TargetAmount participation_import.amount_unreadable"),
                (9, ParticipationOutcome.Rejected, "Person participation_import.person_unknown, Unit participation_import.unit_unknown, "
                    + "From participation_import.date_unreadable, To participation_import.end_missing, TargetAmount participation.target_amount"),
                (10, ParticipationOutcome.Rejected, "Unit participation_import.unit_unknown, TargetAmount participation_import.amount_unreadable, From participation.overlaps 2"),
            ],
            preview.Lines.Select(line => (line.Listed.Line, line.Outcome, string.Join(", ", line.Faults.Select(fault => $"{fault.Field} {fault.Code} {fault.WithLine}".Trim())))));
        Assert.Equal((1, 0, 0, 8), (preview.New, preview.Changed, preview.Same, preview.Rejected));
        Assert.Equal((newId, new(First, Last, team, 5_000_000m), 0), (preview.Lines[0].Person!.Id, preview.Lines[0].Segment, preview.Lines[0].Version));
        Assert.Equal((6_000_000m, 1), (preview.Lines[1].Before!.TargetAmount, preview.Lines[1].Version));
        Assert.Equal("soon", preview.Lines[5].Listed.To);
        Assert.Single(await ParticipantsAsync(scenario));
    }

    [Fact]
    public async Task What_was_previewed_is_taken_over_at_once_and_the_same_again_changes_nothing()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var (_, newId, email) = await api.PersonAsync(Role.Viewer, scenario.UnitId);
        var list = $"{email}\t\t2026-01-01\t2026-12-31\t5000000\n{scenario.SellerId}\t\t2026-01-01\t2026-06-30\t7000000\n{scenario.SellerId}\t\t2026-07-01\t2026-12-31\t8000000";
        var request = RequestOf(await PreviewAsync(scenario, list));
        scenario.Hr.DefaultRequestHeaders.Add("Idempotency-Key", $"{Guid.NewGuid()}");

        var first = await (await ImportAsync(scenario, request)).ReadAsync<ParticipantsImported>();
        var repeated = await (await ImportAsync(scenario, request)).ReadAsync<ParticipantsImported>();
        scenario.Hr.DefaultRequestHeaders.Remove("Idempotency-Key");
        var again = await (await ImportAsync(scenario, request)).ReadAsync<ParticipantsImported>();

        Assert.Equal(new(2, 2, 1, 0), first);
        Assert.Equal([new(0, 0, 0, 3), new(0, 0, 0, 3)], [repeated, again]);
        var participants = await ParticipantsAsync(scenario);
        Assert.Equal([7_000_000m, 8_000_000m], participants.Single(one => one.Person.Id == scenario.SellerId).Segments.Select(segment => segment.TargetAmount));
        Assert.Equal((1, 2), (participants.Single(one => one.Person.Id == newId).Version, participants.Single(one => one.Person.Id == scenario.SellerId).Version));
    }

    [Fact]
    public async Task A_list_whose_ground_has_moved_is_refused_as_a_whole()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var (_, newId, email) = await api.PersonAsync(Role.Viewer, scenario.UnitId);
        var request = RequestOf(await PreviewAsync(scenario, $"{email};;2026-01-01;2026-12-31;5\n{scenario.SellerId};;2026-01-01;2026-12-31;6"));
        await scenario.EnrolAsync(newId, First, amount: 9m);

        Assert.Equal("version.conflict", await (await ImportAsync(scenario, request)).CodeAsync());

        Assert.Equal([6_000_000m, 9m], (await ParticipantsAsync(scenario)).Select(one => one.Segments[0].TargetAmount).OrderDescending());
    }

    [Fact]
    public async Task What_the_preview_would_reject_is_refused_and_says_which_line()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        ImportedParticipant fine = new(scenario.SellerId, scenario.UnitId, First, Last, 5m, ExpectedVersion: 1);

        var elsewhere = await ImportAsync(scenario, new([fine, fine with { UnitId = api.RootUnitId }]));
        var nobody = await ImportAsync(scenario, new([fine with { PersonId = Guid.CreateVersion7() }]));
        var overlapping = await ImportAsync(scenario, new([fine, fine with { From = Last, To = Last.AddDays(1) }]));

        Assert.Equal(
            [(422, "participation.unit_outside_plan", 1), (422, "participation_import.person_unknown", 0), (422, "participation.overlaps", 0)],
            [await RefusalAsync(elsewhere), await RefusalAsync(nobody), await RefusalAsync(overlapping)]);
        Assert.Equal(HttpStatusCode.BadRequest, (await ImportAsync(scenario, new([]))).StatusCode);
        Assert.Equal(6_000_000m, (await ParticipantsAsync(scenario))[0].Segments[0].TargetAmount);
    }

    [Fact]
    public async Task A_list_does_not_tell_whether_somebody_elsewhere_exists_and_nobody_erased_takes_part()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var (_, strangerId, stranger) = await api.PersonAsync(Role.Viewer, await api.UnitAsync());
        var (_, erasedId, _) = await api.PersonAsync(Role.Viewer, scenario.UnitId);
        await api.RunAsync(commands => commands.ChangeAsync<Person, PersonEvent>(erasedId, 2, _ => [new PersonDeactivated(), new PersonErased()], default));
        var root = (await api.PersonAsync(Role.Administrator)).Http;
        var seller = (await root.GetAsync<PersonView[]>("/api/v1/people")).Single(one => one.Id == scenario.SellerId);
        await (await root.PostAsync( // the seller leaves the unit, and still takes part
            $"/api/v1/people/{seller.Id}/revisions", new RevisePersonRequest(seller.Name, seller.Email!, null, api.RootUnitId, seller.Version))).ReadAsync<CommandAccepted>();
        var code = $"u-{scenario.UnitId:N}";
        string[] people = [stranger, $"{strangerId}", $"{erasedId}", seller.Email!];

        var preview = await PreviewAsync(scenario, string.Join('\n', people.Select(one => $"{one},{code},2026-01-01,2026-12-31,5")));
        ImportedParticipant line = new(strangerId, scenario.UnitId, First, Last, 5m, ExpectedVersion: 0);

        const string Unknown = "participation_import.person_unknown";
        Assert.Equal([(Unknown, null), (Unknown, null), (Unknown, null), (null, seller.Id)], preview.Lines.Select(one => (one.Faults.SingleOrDefault()?.Code, one.Person?.Id)));
        Assert.Equal((422, Unknown, 0), await RefusalAsync(await ImportAsync(scenario, new([line]))));
        Assert.Equal((422, Unknown, 0), await RefusalAsync(await ImportAsync(scenario, new([line with { PersonId = erasedId }]))));
        var set = await scenario.Hr.PutAsync(
            $"/api/v1/reward-plans/{scenario.PlanId}/participants/{erasedId}", new SetParticipationRequest([new(First, Last, scenario.UnitId, 5m)], ExpectedVersion: 0));
        Assert.Equal("person.erased", await set.CodeAsync());
    }

    [Theory]
    [InlineData("email,from,amount\na,b,c", "participation_import.column_missing")]
    [InlineData("", "import.empty_file")]
    [InlineData("email,unit,from,to,amount", "import.no_rows")]
    public async Task What_is_no_list_says_why(string text, string code)
    {
        var scenario = await RewardScenario.CreateAsync(api);

        Assert.Equal(code, await (await SendAsync(scenario, text)).CodeAsync());
    }

    [Fact]
    public async Task Ten_thousand_lines_are_previewed_and_taken_over_at_once_and_one_more_is_not()
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var day = new DateOnly(1990, 1, 1); // all of them before the segment that stands
        StringBuilder list = new();
        for (var line = 0; line < 10_000; line++)
            list.Append(System.Globalization.CultureInfo.InvariantCulture, $"{scenario.SellerId},,{day.AddDays(line):yyyy-MM-dd},{day.AddDays(line):yyyy-MM-dd},{line}\n");

        var preview = await PreviewAsync(scenario, list.ToString());

        Assert.Equal(10_000, preview.Rejected);
        Assert.All(preview.Lines, line => Assert.Equal("participation.too_many_segments", Assert.Single(line.Faults).Code));
        Assert.Equal("import.too_many_rows", await (await SendAsync(scenario, list.Append($"{scenario.SellerId},,2026-01-01,2026-01-01,1").ToString())).CodeAsync());
    }

    private static Task<HttpResponseMessage> SendAsync(RewardScenario scenario, string list) => scenario.Hr.SendRawAsync(
        HttpMethod.Post, $"/api/v1/reward-plans/{scenario.PlanId}/participant-import-previews", list, "application/octet-stream");

    private static async Task<ParticipantImportPreview> PreviewAsync(RewardScenario scenario, string list) =>
        await (await SendAsync(scenario, list)).ReadAsync<ParticipantImportPreview>();

    private static ImportParticipantsRequest RequestOf(ParticipantImportPreview preview) => new([.. preview.Lines
        .Where(line => line.Outcome is ParticipationOutcome.New or ParticipationOutcome.Changed)
        .Select(line => new ImportedParticipant(
            line.Person!.Id, line.Segment!.UnitId, line.Segment.From, line.Segment.To, line.Segment.TargetAmount, line.Version))]);

    private static Task<HttpResponseMessage> ImportAsync(RewardScenario scenario, ImportParticipantsRequest request) =>
        scenario.Hr.PostAsync($"/api/v1/reward-plans/{scenario.PlanId}/participant-imports", request);

    private static async Task<IReadOnlyList<ParticipantView>> ParticipantsAsync(RewardScenario scenario) =>
        (await scenario.Hr.GetAsync<ParticipantList>($"/api/v1/reward-plans/{scenario.PlanId}/participants")).Participants;

    private static async Task<(int, string?, int)> RefusalAsync(HttpResponseMessage response) =>
        ((int)response.StatusCode, await response.CodeAsync(), (await response.ProblemAsync()).GetProperty("index").GetInt32());
}
