using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Okrs.CheckIns;

/// <summary>Reads what was checked in on one key result, as known at a moment and up to a day, and the course of its progress.</summary>
public sealed class CheckInHistoryReader(CheckInDesk desk, PostgresEventStore store, OkrReader okrs, CurrentUser user)
{
    public async Task<KeyResultHistoryView> ReadAsync(Guid keyResultId, OkrMoment moment, CancellationToken ct)
    {
        var objectiveId = await desk.ObjectiveOfAsync(keyResultId, ct);
        var states = await okrs.StatesAsync(moment.Query, objectiveId, ct);
        if (states.Visible is not [var objective] || objective.State.KeyResult(keyResultId) is not { } keyResult)
            throw CheckInDesk.NotFound();

        var measuring = okrs.MeasureAsync(states, [objective], ct);
        var events = store.ReadStreamAsync(new StreamId(user.OrgId, KeyResultProgress.Category, keyResultId), moment.KnownAt?.ToUniversalTime(), ct);
        await Task.WhenAll(measuring, events);
        return new History(await measuring, objective, keyResult, CheckInStory.Of(await events), user.PersonId).View();
    }

    private sealed class History(OkrBook book, Stored<Objective> objective, KeyResult keyResult, IReadOnlyList<ToldCheckIn> told, Guid readerId)
    {
        private readonly Stored<Cycle> _cycle = book.States.Cycle(objective.State.CycleId);

        private readonly List<ToldCheckIn> _told = [.. told.Where(one => one.CheckIn.Date <= book.States.Day)];

        private DateOnly Day => book.States.Day;

        private FiscalCalendar Calendar => book.States.Organization.Calendar;

        private bool CanChange => !book.States.Snapshot.AsOf.IsPast
            && !book.States.HasClosedSince(objective)
            && book.Access.MayCheckIn(objective.State, keyResult.Id)
            && KeyResultProgress.Refusal(objective.State, _cycle.State, keyResult.Id) is null;

        public KeyResultHistoryView View()
        {
            var cycle = _cycle.State;
            return new KeyResultHistoryView(
                book.States.Snapshot.AsOf,
                objective.Id,
                objective.State.Content.Title,
                new HistoryCycle(_cycle.Id, cycle.Name, cycle.FirstDay, cycle.LastDay),
                new OkrViews(book).KeyResult(objective, keyResult),
                [.. _told.Select(Entry)],
                [.. Days().Select(Point)],
                [new(cycle.FirstDay, cycle.ElapsedShare(cycle.FirstDay)), new(cycle.LastDay, cycle.ElapsedShare(cycle.LastDay))]);
        }

        private CheckInEntry Entry(ToldCheckIn one)
        {
            var checkIn = one.CheckIn;
            return new CheckInEntry(
                checkIn.Id,
                checkIn.Date,
                book.NameOf(checkIn.By),
                one.RecordedAt,
                checkIn.Value,
                checkIn.MilestonesDone ?? [],
                ProgressOf(checkIn),
                checkIn.Confidence,
                checkIn.Note,
                checkIn.Blocker,
                book.NameOf(checkIn.BlockerOwnerId),
                checkIn.NextSteps,
                checkIn.Corrected,
                [.. one.Corrections.Select(Earlier)],
                one.IsWithdrawn,
                CanChange && !one.IsWithdrawn,
                CanChange && checkIn.By == readerId && told.LastOrDefault(other => !other.IsWithdrawn) == one);
        }

        private EarlierCheckIn Earlier((CheckIn Before, Recorded Correction) correction)
        {
            var (before, recorded) = correction;
            return new EarlierCheckIn(
                before.Value,
                before.MilestonesDone ?? [],
                ProgressOf(before),
                before.Confidence,
                before.Note,
                before.Blocker,
                book.NameOf(before.BlockerOwnerId),
                before.NextSteps,
                recorded.Reason ?? "",
                book.NameOf(recorded.ActorId),
                recorded.RecordedAt);
        }

        private decimal? ProgressOf(CheckIn checkIn) => keyResult.Content.Measure.Kind is MeasureKind.Kpi
            ? null
            : book.ReadingOn(checkIn.Date, objective, keyResult, checkIn).Progress;

        private ProgressPoint Point(DateOnly day)
        {
            var reading = book.ReadingOn(day, objective, keyResult, StandingOn(day));
            return new ProgressPoint(day, reading.Current, reading.Progress, reading.Confidence, _cycle.State.ElapsedShare(day));
        }

        private CheckIn? StandingOn(DateOnly day) => _told.LastOrDefault(one => !one.IsWithdrawn && one.CheckIn.Date <= day)?.CheckIn;

        private IEnumerable<DateOnly> Days() => keyResult.Content.Measure.KpiId is { } kpiId
            ? book.FrequencyOf(kpiId) is { } frequency ? EndsOf(frequency) : []
            : _told.Where(one => !one.IsWithdrawn).Select(one => one.CheckIn.Date).Distinct();

        /// <summary>The last days of the periods that end in the cycle, and the business day or the cycle's last one.</summary>
        private IEnumerable<DateOnly> EndsOf(Frequency frequency)
        {
            var (first, last) = (_cycle.State.FirstDay, Day < _cycle.State.LastDay ? Day : _cycle.State.LastDay);
            return last < first
                ? []
                : Period.Containing(first, frequency, Calendar).To(Period.Containing(last, frequency, Calendar))
                    .Select(period => period.LastDay(Calendar))
                    .Where(end => end <= last)
                    .Append(last)
                    .Distinct();
        }
    }
}
