using System.Net;
using Scorecard.Api.Features.Home;
using Scorecard.Api.Features.Kpis;
using Scorecard.Api.Features.Values;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.History;
using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Scoring;
using Scorecard.IntegrationTests.Kpis;
using static Scorecard.IntegrationTests.Kpis.KpiScenarios;

namespace Scorecard.IntegrationTests.Values;

public class SegmentValuesTests(ApiFixture api)
{
    private static readonly SegmentKey Online = new("channel", "online");

    private static readonly SegmentKey Store = new("channel", "store");

    private static readonly Segmentation Channels = new([new KpiDimension("channel", "Channel", [new("online", "Online"), new("store", "Stores")])]);

    private static readonly RecordValueRequest Nothing = new(null, null, null, NotApplicable: false, Comment: null, Reason: null, ExpectedRevision: null);

    [Fact]
    public async Task Segments_make_the_total_once_they_are_complete()
    {
        var (http, id) = await ChannelsAsync();

        var first = await RecordAsync(http, id, "2026-10", Online, 60);
        var second = await RecordAsync(http, id, "2026-10", Store, 35);

        Assert.Equal((1, Online, null), (first.Revision, first.Segment, first.Reading.Value));
        Assert.Equal("Stores", Assert.Single(first.Reading.ValueExplanation.Terms, term => term.Name == TermNames.SegmentsMissing).Label);
        Assert.Equal((1, 95m, ScoreStatus.Green, 0), (second.Revision, second.Reading.Value, second.Reading.Status, second.Reading.Revision));
        Assert.Equal(95m, (await http.GetAsync<KpiDetail>($"/api/v1/kpis/{id}?date=2026-10")).Reading.Value);
    }

    [Fact]
    public async Task A_recorded_total_stands_beside_what_the_segments_make()
    {
        var (http, id) = await ChannelsAsync();
        await RecordAsync(http, id, "2026-10", Online, 60);
        await RecordAsync(http, id, "2026-10", Store, 35);
        await http.RecordAsync(id, "2026-10", 97);

        var told = await http.GetAsync<KpiBreakdown>($"/api/v1/kpis/{id}/breakdown?date=2026-10&dimension=channel");

        Assert.Equal((97m, ValueOrigin.Recorded, 95m, 2m, null), (told.Total.Value, told.Total.Origin, told.Total.RolledUp, told.Total.Difference, told.Total.Reason));
        Assert.Equal([(Online, 60m, 60m / 95m), (Store, 35m, 35m / 95m)], told.Rows.Select(row => (row.Segment, row.Value!.Value, row.Share!.Value)));
    }

    [Fact]
    public async Task A_segment_has_its_own_revisions_and_history()
    {
        var (http, id) = await ChannelsAsync();
        await RecordAsync(http, id, "2026-10", Online, 60);

        var without = await PutAsync(http, id, "2026-10", Nothing with { Value = 61, Segment = Online });
        var stale = await PutAsync(http, id, "2026-10", Nothing with { Value = 61, Segment = Online, Reason = "Late", ExpectedRevision = 0 });
        var corrected = await RecordAsync(http, id, "2026-10", Online, 61, "Late order");
        var total = await http.RecordAsync(id, "2026-10", 100);
        var timeline = (await http.GetAsync<TimelinePage>($"/api/v1/kpis/{id}/timeline")).Entries;
        var changes = await http.GetAsync<ChangeEntry[]>("/api/v1/changes?limit=5");

        Assert.Equal("value.reason_required", await without.CodeAsync());
        Assert.Equal((HttpStatusCode.Conflict, 60m), (stale.StatusCode, (await stale.ProblemAsync()).GetProperty("current").GetProperty("value").GetDecimal()));
        Assert.Equal((2, 1), (corrected.Revision, total.Revision));
        Assert.Equal((60m, 61m, "Channel: Online"), (timeline[1].Before, timeline[1].After, timeline[1].Details.Single(detail => detail.Name == "segment").After));
        Assert.DoesNotContain(timeline[0].Details, detail => detail.Name == "segment");
        Assert.Contains(changes, change => change.SubjectId == id && change.SubjectName == "Revenue (Channel: Online)" && (change.Before, change.After) == (60m, 61m));
    }

    [Fact]
    public async Task A_breakdown_knows_no_more_than_was_known()
    {
        var (http, id) = await ChannelsAsync();
        using (On(10, 1))
            await RecordAsync(http, id, "2026-08", Online, 20);
        using (On(10, 2))
        {
            await RecordAsync(http, id, "2026-09", Online, 40);
            await RecordAsync(http, id, "2026-09", Store, 50);
        }

        using (On(10, 20))
            await RecordAsync(http, id, "2026-09", Online, 45, "Late order");

        var now = await http.GetAsync<KpiBreakdown>($"/api/v1/kpis/{id}/breakdown?date=2026-09");
        var then = await http.GetAsync<KpiBreakdown>($"/api/v1/kpis/{id}/breakdown?date=2026-09&knownAt=2026-10-10T00:00:00Z");
        var before = await http.GetAsync<KpiBreakdown>($"/api/v1/kpis/{id}/breakdown?date=2026-09&knownAt=2026-10-01T12:00:00Z");
        var lines = await http.GetAsync<KpiSegmentSeries>($"/api/v1/kpis/{id}/segment-series?dimension=channel&from=2026-08&to=2026-09&knownAt=2026-10-10T00:00:00Z");

        Assert.Equal((95m, 45m, 2, 20m), (now.Total.Value, now.Rows[0].Value, now.Rows[0].Revision, now.Rows[0].Previous));
        Assert.Equal((90m, ValueOrigin.Segments, 40m, 1), (then.Total.Value, then.Total.Origin, then.Rows[0].Value, then.Rows[0].Revision));
        Assert.Equal((null, Reasons.NoData), (before.Total.Value, before.Total.Reason));
        Assert.Equal(("Channel", "Online"), (lines.Dimension, lines.Segments[0].Name));
        Assert.Equal([20m, 40m], lines.Segments[0].Values);
        Assert.Equal([null, 90m], lines.Total);
    }

    [Fact]
    public async Task The_grid_has_a_row_for_each_segment()
    {
        var (http, id) = await ChannelsAsync();
        await RecordAsync(http, id, "2026-09", Online, 60);
        await RecordAsync(http, id, "2026-09", Store, 35);
        await RecordAsync(http, id, "2026-10", Online, 61);

        var row = (await http.GetAsync<ValueGrid>("/api/v1/values?frequency=monthly&from=2026-09&to=2026-10")).Rows.Single(found => found.KpiId == id);

        Assert.Equal([(95m, ValueOrigin.Segments, 0), (null, ValueOrigin.Recorded, 0)], row.Cells.Select(cell => (cell.Value, cell.Origin, cell.Revision)));
        Assert.Equal([("Channel", "Online"), ("Channel", "Stores")], row.Segments!.Select(segment => (segment.Dimension, segment.Name)));
        Assert.Equal([(60m, 1), (61m, 1)], row.Segments![0].Cells.Select(cell => (cell.Value!.Value, cell.Revision)));
        Assert.Equal([35m, null], row.Segments![1].Cells.Select(cell => cell.Value));
    }

    [Fact]
    public async Task A_batch_takes_values_of_segments()
    {
        var (http, id) = await ChannelsAsync();
        ValueLine Line(SegmentKey? segment, decimal value) =>
            new(id, At("2026-10"), value, null, null, NotApplicable: false, Comment: null, Reason: null, ExpectedRevision: null, segment);

        var accepted = await (await http.PostAsync(
            "/api/v1/values",
            new RecordValuesRequest([Line(Online, 60), Line(Store, 35), Line(new("channel", "phone"), 1), Line(Online, 60)], Atomic: false, Reason: null))).ReadAsync<ValuesAccepted>();

        Assert.Equal((2, 1, 1), (accepted.Recorded, accepted.Unchanged, accepted.Refused));
        Assert.Equal("value.segment_unknown", accepted.Lines[2].Code);
        Assert.Equal(95m, (await http.GetAsync<KpiDetail>($"/api/v1/kpis/{id}?date=2026-10")).Reading.Value);
    }

    [Fact]
    public async Task A_preview_tells_what_a_segment_does_to_the_scores()
    {
        var unit = await api.UnitAsync();
        var http = await api.SignedInAsync(Role.UnitManager, unit);
        var id = await api.ActiveAsync(unit, definition: Definition(unit) with { Segments = Channels });
        var (scorecardId, _) = await api.ScorecardAsync(unit, [id]);
        await RecordAsync(http, id, "2026-10", Online, 60);
        await RecordAsync(http, id, "2026-10", Store, 35);

        var preview = await (await http.PostAsync($"/api/v1/kpis/{id}/values/2026-10/correction-previews", Nothing with { Value = 45, Segment = Store })).ReadAsync<CorrectionPreview>();

        Assert.Equal((Store, 95m, 105m), (preview.Segment, preview.Before.Value, preview.After.Value));
        Assert.Contains(preview.Effects, effect => effect.ScorecardId == scorecardId && (effect.ScoreBefore, effect.ScoreAfter) == (95m, 105m));
    }

    [Fact]
    public async Task Segments_outside_ones_units_are_not_found_and_readers_do_not_record()
    {
        var (_, id) = await ChannelsAsync();
        var stranger = await api.SignedInAsync(Role.UnitManager, await api.UnitAsync());
        var reader = await api.SignedInAsync(Role.Viewer);

        var told = await stranger.GetAsync($"/api/v1/kpis/{id}/breakdown");
        var lines = await stranger.GetAsync($"/api/v1/kpis/{id}/segment-series");
        var recorded = await PutAsync(stranger, id, "2026-10", Nothing with { Value = 1, Segment = Online });
        var forbidden = await PutAsync(reader, id, "2026-10", Nothing with { Value = 1, Segment = Online });

        foreach (var refused in (HttpResponseMessage[])[told, lines, recorded])
            Assert.Equal("kpi.not_found", await refused.CodeAsync());
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        Assert.Equal(2, (await reader.GetAsync<KpiBreakdown>($"/api/v1/kpis/{id}/breakdown")).Rows.Count);
    }

    [Fact]
    public async Task What_is_no_segment_is_refused_where_it_stands()
    {
        var (http, id) = await ChannelsAsync();

        var malformed = await http.SendRawAsync(
            HttpMethod.Put,
            $"/api/v1/kpis/{id}/values/2026-10",
            """{"value":1,"numerator":null,"denominator":null,"notApplicable":false,"comment":null,"reason":null,"expectedRevision":null,"segment":"online"}""");
        var unknown = await PutAsync(http, id, "2026-10", Nothing with { Value = 1, Segment = new SegmentKey("channel", "phone") });
        var dimension = await http.GetAsync($"/api/v1/kpis/{id}/breakdown?dimension=region");

        Assert.Equal(new Dictionary<string, string> { ["segment"] = "not_a_segment" }, await malformed.ErrorsAsync());
        Assert.Equal("value.segment_unknown", await unknown.CodeAsync());
        Assert.Equal(new Dictionary<string, string> { ["dimension"] = "unknown_name" }, await dimension.ErrorsAsync());
    }

    [Fact]
    public async Task Dimensions_are_revised_like_everything_else()
    {
        var (http, id) = await ChannelsAsync();
        var definition = (await http.GetAsync<KpiDetail>($"/api/v1/kpis/{id}")).Definition;
        Segmentation Members(params DimensionMember[] members) => new([Channels.Dimensions[0] with { Members = members }]);

        var twice = await http.PostAsync(
            $"/api/v1/kpis/{id}/revisions",
            new ReviseKpiRequest(definition with { Segments = Members(new DimensionMember("a", "Same"), new DimensionMember("b", "same")) }, At("2026-11"), "New channel", ExpectedVersion: 3));
        var malformed = await http.PostAsync(
            $"/api/v1/kpis/{id}/revisions",
            new ReviseKpiRequest(definition with { Segments = Members(new DimensionMember("A b", "")) }, At("2026-11"), "New channel", ExpectedVersion: 3));
        await (await http.PostAsync(
            $"/api/v1/kpis/{id}/revisions",
            new ReviseKpiRequest(definition with { Segments = Members(new DimensionMember("online", "Online"), new DimensionMember("phone", "Phone")) }, At("2026-11"), "New channel", ExpectedVersion: 3))).ReadAsync<CommandAccepted>();
        var october = await http.GetAsync<KpiBreakdown>($"/api/v1/kpis/{id}/breakdown?date=2026-10");
        var november = await http.GetAsync<KpiBreakdown>($"/api/v1/kpis/{id}/breakdown?date=2026-11");
        var told = (await http.GetAsync<TimelinePage>($"/api/v1/kpis/{id}/timeline")).Entries[0].Details.Single();

        Assert.Equal("segment.duplicate", await twice.CodeAsync());
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["definition.segments.dimensions[0].members[0].code"] = "invalid",
                ["definition.segments.dimensions[0].members[0].name"] = "required",
            },
            await malformed.ErrorsAsync());
        Assert.Equal(["Online", "Stores"], october.Rows.Select(row => row.Name));
        Assert.Equal(["Online", "Phone"], november.Rows.Select(row => row.Name));
        Assert.Equal(("segments", "Channel (Σ): Online, Stores", "Channel (Σ): Online, Phone"), (told.Name, told.Before, told.After));
    }

    [Fact]
    public async Task A_KPI_without_dimensions_is_not_broken_down()
    {
        var unit = await api.UnitAsync();
        var http = await api.SignedInAsync(Role.UnitManager, unit);
        var id = await api.ActiveAsync(unit);

        var told = await http.GetAsync<KpiBreakdown>($"/api/v1/kpis/{id}/breakdown");

        Assert.Equal((0, 0, null), (told.Dimensions.Count, told.Rows.Count, told.Dimension));
        Assert.Null((await http.GetAsync<KpiDetail>($"/api/v1/kpis/{id}")).Definition.Segments);
    }

    private async Task<(HttpClient Http, Guid KpiId)> ChannelsAsync()
    {
        var unit = await api.UnitAsync();
        var http = await api.SignedInAsync(Role.UnitManager, unit);
        using (On(1, 5))
            return (http, await api.ActiveAsync(unit, definition: Definition(unit) with { Segments = Channels }));
    }

    private static Task<HttpResponseMessage> PutAsync(HttpClient http, Guid id, string period, RecordValueRequest request) =>
        http.PutAsync($"/api/v1/kpis/{id}/values/{period}", request);

    private static async Task<ValueAccepted> RecordAsync(HttpClient http, Guid id, string period, SegmentKey segment, decimal value, string? reason = null) =>
        await (await PutAsync(http, id, period, Nothing with { Value = value, Segment = segment, Reason = reason })).ReadAsync<ValueAccepted>();

    private IDisposable On(int month, int day) => api.Clock.At(new DateTimeOffset(2026, month, day, 0, 0, 0, TimeSpan.Zero));
}
