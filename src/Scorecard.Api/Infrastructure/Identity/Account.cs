using Microsoft.AspNetCore.Identity;

namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>Lets a person sign in. Its id is the person's.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public required Guid OrgId { get; init; }
}
