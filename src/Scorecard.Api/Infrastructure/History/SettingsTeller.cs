using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Domain.Organizations;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.History;

/// <summary>Tells the events about an organization's settings, as far as they score.</summary>
internal static class SettingsTeller
{
    /// <param name="events">In order.</param>
    /// <param name="from">The organization before the first of them.</param>
    public static IEnumerable<TimelineEntry> Tell(IEnumerable<Recorded> events, Organization from, IReadOnlyDictionary<Guid, PersonData> people)
    {
        var before = from;
        foreach (var recorded in events)
        {
            var after = Organization.Evolve(before, (OrganizationEvent)recorded.Change);
            if (before.Settings is { } earlier && after.Settings is { } later && before.Rules != after.Rules)
                yield return TimelineEntry.Of(recorded, people, new Told { Details = [.. Differing(earlier, later)], Topics = [TimelineTopic.Definition] });
            before = after;
        }
    }

    private static IEnumerable<TimelineDetail> Differing(OrganizationSettings before, OrganizationSettings after) => ((TimelineDetail[])
    [
        new("greenAt", KpiTeller.Text(before.GreenAt), KpiTeller.Text(after.GreenAt)),
        new("amberAt", KpiTeller.Text(before.AmberAt), KpiTeller.Text(after.AmberAt)),
        new("cap", KpiTeller.Text(before.ScoreCap), KpiTeller.Text(after.ScoreCap)),
        new("graceDays", KpiTeller.Text(before.GraceDays), KpiTeller.Text(after.GraceDays)),
    ]).Where(detail => detail.Before != detail.After);
}
