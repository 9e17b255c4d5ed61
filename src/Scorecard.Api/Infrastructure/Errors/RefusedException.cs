using Scorecard.Domain.Kernel;

namespace Scorecard.Api.Infrastructure.Errors;

/// <summary>
/// Ends a request with a problem from a place that cannot return one, so that a check (access above all) cannot be
/// made and then ignored.
/// </summary>
public sealed class RefusedException(int status, DomainError error, params IEnumerable<KeyValuePair<string, object?>> more) : Exception(error.Code)
{
    public int Status { get; } = status;

    public DomainError Error { get; } = error;

    public IEnumerable<KeyValuePair<string, object?>> More { get; } = [.. more];

    public static RefusedException NotFound(string subject) =>
        new(StatusCodes.Status404NotFound, new DomainError($"{subject}.not_found", $"There is no such {subject.Replace('_', ' ')}, or you may not see it."));

    public static RefusedException Field(string field, string code) => new(
        StatusCodes.Status400BadRequest,
        Problems.Invalid,
        new KeyValuePair<string, object?>("errors", new Dictionary<string, string[]> { [field] = [code] }));
}
