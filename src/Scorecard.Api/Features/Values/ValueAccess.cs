using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Values;

/// <summary>Who may record values: those with the permission in the KPI's unit, and the person who owns it.</summary>
public static class ValueAccess
{
    extension(CurrentUser user)
    {
        public bool MayRecord(Kpi kpi) => user.Access.MayRecord(kpi.Latest, user.PersonId);

        /// <summary>What is asked of the caller beyond the KPI's own rules.</summary>
        public RecordingTerms TermsOf(Kpi kpi, Period period, ClosedPeriods closed) => new(
            closed.IsClosed(kpi, period),
            user.May(Permission.CorrectClosedPeriods, kpi.Latest.OwnerUnitId),
            user.Organization.Settings.ApproveCorrections && !user.May(Permission.ApproveCorrections, kpi.Latest.OwnerUnitId));

        /// <summary>Why the caller may not record values of this KPI, or null: 403 where it may be read, 404 where it may not.</summary>
        public DomainError? RecordingRefusal(Stored<Kpi>? kpi)
        {
            if (kpi is not null && user.MayRecord(kpi.State))
                return null;

            return kpi is not null && user.May(Permission.Read, kpi.State.Latest.OwnerUnitId) ? Problems.Forbidden : KpiErrors.NotFound;
        }

        /// <summary>Goes on only when the caller may record values of this KPI.</summary>
        public Kpi RequireRecording(Stored<Kpi>? kpi) => user.RecordingRefusal(kpi) is { } refused
            ? throw new RefusedException(refused == Problems.Forbidden ? StatusCodes.Status403Forbidden : Problems.StatusOf(refused), refused)
            : kpi!.State;
    }
}
