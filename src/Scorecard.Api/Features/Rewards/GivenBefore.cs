using Scorecard.Domain.Rewards;

namespace Scorecard.Api.Features.Rewards;

/// <summary>What the runs before came to, person by person: money, and what was awarded besides.</summary>
public sealed class GivenBefore
{
    private readonly Dictionary<Guid, PaidSoFar> _paid = [];
    private readonly Dictionary<Guid, Dictionary<Guid, decimal>> _awarded = [];

    /// <param name="payPeriods">Later periods of the plan that were released when the run was computed.</param>
    public void Add(RunLine line, int payPeriods)
    {
        _paid[line.PersonId] = PaidTo(line.PersonId).After(line.Due ?? 0m, payPeriods);
        foreach (var award in line.Awards ?? [])
        {
            if (!_awarded.TryGetValue(line.PersonId, out var awarded))
                _awarded[line.PersonId] = awarded = [];
            awarded[award.AwardId] = awarded.GetValueOrDefault(award.AwardId) + (award.Due ?? 0m);
        }
    }

    public PaidSoFar PaidTo(Guid personId) => _paid.GetValueOrDefault(personId, PaidSoFar.Nothing);

    /// <summary>By award; null for somebody who holds nothing.</summary>
    public IReadOnlyDictionary<Guid, decimal>? AwardedTo(Guid personId) =>
        _awarded.TryGetValue(personId, out var awarded) && awarded.Values.Any(quantity => quantity != 0) ? awarded : null;
}
