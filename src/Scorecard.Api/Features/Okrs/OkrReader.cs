using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Okrs;

namespace Scorecard.Api.Features.Okrs;

/// <summary>
/// Loads objectives with what their figures are made of. Whoever reads objectives goes through it: first the states, which know what the
/// reader may see, then the readings of those that an answer is about.
/// </summary>
public sealed class OkrReader(Reader reader, OkrAccess access)
{
    /// <summary>Every cycle and objective as known at the moment asked for: one round trip.</summary>
    public Task<OkrStates> StatesAsync(AsOfQuery query, CancellationToken ct) => StatesAsync(query, Needs.Nothing, ct);

    /// <param name="needs">What else is to be read at the same moment.</param>
    public async Task<OkrStates> StatesAsync(AsOfQuery query, Needs needs, CancellationToken ct) =>
        new(await reader.ReadAsync(query, needs with { AllOf = [.. needs.AllOf.Union([Cycle.Category, Objective.Category])] }, ct), query, access);
}
