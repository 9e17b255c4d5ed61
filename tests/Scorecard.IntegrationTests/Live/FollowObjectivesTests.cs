using Scorecard.Api.Features.Live;
using Scorecard.Domain.Organizations;
using Scorecard.IntegrationTests.Okrs;
using static Scorecard.IntegrationTests.Okrs.CheckInScenarios;

namespace Scorecard.IntegrationTests.Live;

public class FollowObjectivesTests(ApiFixture api)
{
    [Fact]
    public async Task A_check_in_is_told_with_its_objective()
    {
        var objective = await api.DraftedAsync();
        var keyResult = await objective.AgreeAsync();
        using var live = await LiveReader.StartedAsync(await api.SignedInAsync(Role.Viewer, objective.UnitId));

        await objective.Http.CheckInAsync(keyResult, Saying(30m));
        var change = (await live.NextAsync(LiveKind.KeyResult))!.Change!;

        Assert.Equal((keyResult, objective.Id, objective.OwnerId), (change.Id, change.ObjectiveId, change.ActorId));
    }

    [Fact]
    public async Task A_private_objective_is_told_to_those_who_take_part_alone_and_one_of_a_unit_above_to_all_below()
    {
        var above = await api.UnitAsync();
        var unit = await api.UnitAsync(above);
        var (hidden, shown) = (await api.DraftedAsync(unitId: unit, isPrivate: true), await api.DraftedAsync(unitId: above));
        var (hiddenResult, shownResult) = (await hidden.AgreeAsync(), await shown.AgreeAsync());
        using var owner = await LiveReader.StartedAsync(hidden.Http);
        using var colleague = await LiveReader.StartedAsync(await api.SignedInAsync(Role.UnitManager, unit));
        using var administrator = await LiveReader.StartedAsync(await api.SignedInAsync(Role.Administrator, above));

        await hidden.Http.CheckInAsync(hiddenResult, Saying(30m));
        await shown.Http.CheckInAsync(shownResult, Saying(30m));

        Assert.Equal(hiddenResult, await owner.ChangeAsync(LiveKind.KeyResult));
        Assert.Equal(shownResult, await colleague.ChangeAsync(LiveKind.KeyResult));
        Assert.Equal(shownResult, await administrator.ChangeAsync(LiveKind.KeyResult));
    }
}
