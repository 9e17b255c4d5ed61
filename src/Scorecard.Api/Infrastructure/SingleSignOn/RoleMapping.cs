using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Infrastructure.SingleSignOn;

/// <summary>The roles that a token's claims give.</summary>
public static class RoleMapping
{
    /// <summary>Each role once. A code that no unit has gives nothing.</summary>
    public static IReadOnlyList<Grant> GrantsOf(TokenClaims claims, ProviderSettings settings, IReadOnlyList<Stored<Unit>> units, Guid? rootUnitId)
    {
        var values = claims.All(settings.Claims.Roles).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. (from rule in settings.Roles
                where values.Contains(rule.Value)
                from unitId in UnitsOf(rule)
                select new Grant(rule.Granted!.Value, unitId)).Distinct(),
        ];

        IEnumerable<Guid> UnitsOf(RoleRule rule) => rule switch
        {
            { UnitClaim: { } claim } => claims.All(claim).SelectMany(WithCode),
            { Unit: { } code } => WithCode(code),
            _ => rootUnitId is { } root ? [root] : [],
        };

        IEnumerable<Guid> WithCode(string code) =>
            units.Where(unit => Unit.KeyOf(unit.State.Code) == Unit.KeyOf(code)).Select(unit => unit.Id);
    }
}
