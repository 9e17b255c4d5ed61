using System.Diagnostics;
using System.Text.Json.Serialization;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Organizations;

public abstract record OrganizationEvent;

public sealed record OrganizationFounded(OrganizationSettings Settings) : OrganizationEvent;

public sealed record OrganizationSettingsRevised(OrganizationSettings Settings) : OrganizationEvent;

/// <summary>The organization that everything else belongs to. Its settings are not dated: they apply to every period, as known at each moment.</summary>
/// <param name="Settings">Null = not founded.</param>
public sealed record Organization(OrganizationSettings? Settings) : IAggregate<Organization, OrganizationEvent>
{
    public static string Category => "organization";

    public static Organization Initial { get; } = new(Settings: null);

    [JsonIgnore]
    public FiscalCalendar Calendar => new(Founded.FiscalYearStartMonth);

    /// <summary>The settings that score whatever does not set its own.</summary>
    [JsonIgnore]
    public ScoringRules Rules => new(
        Calendar,
        Founded.ScoreCap,
        new StatusThresholds(Founded.GreenAt, Founded.AmberAt),
        Founded.GraceDays,
        Founded.FocusLimit);

    private OrganizationSettings Founded => Settings ?? throw new InvalidOperationException("The organization is not founded.");

    public static Organization Evolve(Organization state, OrganizationEvent change) => change switch
    {
        OrganizationFounded founded => new(founded.Settings),
        OrganizationSettingsRevised revised => new(revised.Settings),
        _ => throw new UnreachableException($"{change.GetType().Name} has no arm in {nameof(Evolve)}."),
    };

    public Decision<OrganizationEvent> Found(OrganizationSettings settings)
    {
        if (Settings is not null)
            return OrganizationErrors.AlreadyFounded;

        return settings.Refusal() is { } refused ? refused : [new OrganizationFounded(settings)];
    }

    /// <summary>
    /// Changes the settings. The start of the fiscal year stays once there is a scorecard or a KPI by quarter, half or
    /// year: their periods would silently mean other days.
    /// </summary>
    public Decision<OrganizationEvent> Revise(OrganizationSettings settings, bool hasFiscalPeriods)
    {
        if (Settings is null)
            return OrganizationErrors.NotFounded;
        if (settings.Refusal() is { } refused)
            return refused;
        if (hasFiscalPeriods && settings.FiscalYearStartMonth != Settings.FiscalYearStartMonth)
            return OrganizationErrors.FiscalYearFixed;

        return settings == Settings ? [] : [new OrganizationSettingsRevised(settings)];
    }
}
