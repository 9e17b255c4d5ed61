using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Infrastructure.Reads;

/// <summary>An organization's settings and units at one moment, and what day it is there.</summary>
public sealed record OrganizationContext(Guid Id, Stored<Organization> Organization, IReadOnlyList<Stored<Unit>> Units, DateOnly Today)
{
    public static IReadOnlyList<string> Kinds { get; } = [Domain.Organizations.Organization.Category, Unit.Category];

    public OrganizationSettings Settings => Organization.State.Settings!;

    public FiscalCalendar Calendar => Organization.State.Calendar;

    public ScoringRules Rules => Organization.State.Rules;

    public UnitTree Tree { get; } = TreeOf(Units);

    /// <summary>The month it is, the business date where none is asked for.</summary>
    public Period CurrentMonth => Period.Containing(Today, Frequency.Monthly, Calendar);

    public string NameOf(Guid unitId) => Units.FirstOrDefault(unit => unit.Id == unitId)?.State.Name ?? "";

    public static UnitTree TreeOf(IEnumerable<Stored<Unit>> units) =>
        new(units.Select(unit => new UnitNode(unit.Id, unit.State.ParentId, unit.State.Closed)));

    /// <summary>From facts that hold every state of <see cref="Kinds"/>; null where the organization was not founded yet.</summary>
    public static OrganizationContext? From(Guid id, Facts facts, DateTimeOffset now) =>
        facts.Find<Organization>(id) is { State.Settings: { } settings } organization
            ? new(id, organization, facts.All<Unit>(), TodayIn(settings.TimeZone, now))
            : null;

    /// <summary>The same at another moment.</summary>
    public OrganizationContext On(DateTimeOffset now) => this with { Today = TodayIn(Settings.TimeZone, now) };

    /// <summary>When a day begins where the organization is.</summary>
    public DateTimeOffset BeginningOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, TimeZoneInfo.FindSystemTimeZoneById(Settings.TimeZone).GetUtcOffset(midnight)).ToUniversalTime();
    }

    private static DateOnly TodayIn(string timeZone, DateTimeOffset now) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(timeZone)).DateTime);
}
