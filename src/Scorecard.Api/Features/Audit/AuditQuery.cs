using Microsoft.AspNetCore.Mvc;
using Scorecard.Api.Infrastructure.Errors;

namespace Scorecard.Api.Features.Audit;

/// <summary>What narrows the search of the log. Take it with <c>[AsParameters]</c>.</summary>
/// <param name="From">Recorded at or after.</param>
/// <param name="To">Recorded before.</param>
/// <param name="ActorId">Who did it.</param>
/// <param name="Kind">Kind of the stream: <c>kpi</c>, <c>kpi-values</c>, …</param>
/// <param name="Type">Stored name of the event.</param>
/// <param name="SubjectId">What it was done to: id of a KPI, scorecard, unit or person.</param>
/// <param name="UnitId">What belongs to this unit, or to one below it, today.</param>
/// <param name="CorrelationId">Everything recorded by one request, or one import.</param>
/// <param name="Text">Stands in the reason, in the data, or in the name or code of the subject or the person who did it.</param>
public sealed record AuditQuery(
    [FromQuery(Name = "from")] DateTimeOffset? From,
    [FromQuery(Name = "to")] DateTimeOffset? To,
    [FromQuery(Name = "actorId")] Guid? ActorId,
    [FromQuery(Name = "kind")] string? Kind,
    [FromQuery(Name = "type")] string? Type,
    [FromQuery(Name = "subjectId")] Guid? SubjectId,
    [FromQuery(Name = "unitId")] Guid? UnitId,
    [FromQuery(Name = "correlationId")] Guid? CorrelationId,
    [FromQuery(Name = "text")] string? Text)
{
    /// <summary>As names and values, for the record of an export.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Stated =>
    [
        new("from", From?.ToUniversalTime().ToString("O")),
        new("to", To?.ToUniversalTime().ToString("O")),
        new("actorId", ActorId?.ToString()),
        new("kind", Kind),
        new("type", Type),
        new("subjectId", SubjectId?.ToString()),
        new("unitId", UnitId?.ToString()),
        new("correlationId", CorrelationId?.ToString()),
        new("text", Text),
    ];

    /// <summary>400 for a stretch of time that ends before it begins.</summary>
    public void Require()
    {
        if (From >= To)
            throw RefusedException.Field("to", "before_from");
    }
}
