using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>The accounts, as the migrations create their tables: Entity Framework serves ASP.NET Core Identity and nothing else.</summary>
public sealed class AccountsDbContext(DbContextOptions<AccountsDbContext> options) : IdentityUserContext<Account, Guid>(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDefaultSchema("identity");
        builder.Entity<Account>(users => users.ToTable("users"));
        builder.Entity<IdentityUserClaim<Guid>>(claims => claims.ToTable("user_claims"));
        builder.Entity<IdentityUserLogin<Guid>>(logins => logins.ToTable("user_logins"));
        builder.Entity<IdentityUserToken<Guid>>(tokens => tokens.ToTable("user_tokens"));
        builder.Entity<IdentityUserPasskey<Guid>>(passkeys =>
        {
            passkeys.ToTable("user_passkeys");
            passkeys.OwnsOne(passkey => passkey.Data).ToJson("data");
        });
        foreach (var property in builder.Model.GetEntityTypes().Where(entity => !entity.IsMappedToJson()).SelectMany(entity => entity.GetProperties()))
            property.SetColumnName(System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
    }
}
