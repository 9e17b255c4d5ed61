using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.SingleSignOn;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.SingleSignOn;

public class SignInSettingsTests
{
    private static readonly Stored<Unit> Root = UnitWith("root");

    private static readonly Stored<Unit> Sales = UnitWith("Sales");

    [Fact]
    public void Nothing_set_means_local_accounts_alone()
    {
        var settings = Of();

        Assert.True(settings.LocalAccounts);
        Assert.Null(settings.Oidc);
    }

    [Theory]
    [InlineData("LocalAccounts", "false", "LocalAccounts")]
    [InlineData("LocalAcounts", "false", "LocalAcounts")]
    [InlineData("Oidc:Name", "Work", "Authority")]
    [InlineData("Oidc:Authority", "login.example.com", "Authority")]
    [InlineData("Oidc:Authority", "http://login.example.com", "https")]
    [InlineData("Oidc:Audience", "", "Audience")]
    [InlineData("Oidc:Name", "", "Name")]
    [InlineData("Oidc:ClockSkew", "00:06:00", "ClockSkew")]
    [InlineData("Oidc:ClockSkew", "long", "ClockSkew")]
    [InlineData("Oidc:Scopes", "profile", "openid")]
    [InlineData("Oidc:ClientSecret", "x", "ClientId")]
    [InlineData("Oidc:Roles:0:Role", "boss", "administrator, leadership, unit-manager, hr, contributor, viewer, auditor")]
    [InlineData("Oidc:Roles:0:Value", "", "Roles:0:Value")]
    [InlineData("Oidc:Rolls:0:Value", "x", "Rolls")]
    public void What_cannot_be_meant_is_refused_by_name(string name, string value, string said)
    {
        var settings = name is "LocalAccounts" or "LocalAcounts" || value == "Work" ? [] : Good();
        settings[name] = value;

        var refused = Assert.Throws<SignInSettingsException>(() => Of(settings));

        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        Assert.StartsWith("Scorecard:SignIn", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:5000")]
    [InlineData("http://127.0.0.1:5000")]
    [InlineData("http://[::1]:5000")]
    [InlineData("https://login.example.com")]
    public void Only_a_provider_on_this_machine_may_do_without_https(string authority)
    {
        var settings = Good();
        settings["Oidc:Authority"] = authority;

        Assert.Equal(authority[4] == 's', Of(settings).Oidc!.RequiresHttps);
    }

    [Theory]
    [InlineData("roles", """{"roles":["a","b"]}""", "a b")]
    [InlineData("roles", """{"roles":"a"}""", "a")]
    [InlineData("roles", """{"roles":"a b"}""", "a b")]
    [InlineData("scope", """{"scope":"a b"}""", "a b")]
    [InlineData("realm_access.roles", """{"realm_access":{"roles":["a"]}}""", "a")]
    [InlineData("resource_access.score.card.roles", """{"resource_access":{"score.card":{"roles":["a"]}}}""", "a")]
    [InlineData("https://example.com/roles", """{"https://example.com/roles":["a"]}""", "a")]
    [InlineData("roles", """{"roles":{"a":1}}""", "")]
    [InlineData("roles", """{"realm_access":7}""", "")]
    public void A_claim_is_found_by_its_name_or_its_path(string name, string payload, string values) =>
        Assert.Equal(values, string.Join(' ', new TokenClaims(JsonElement.Parse(payload)).All(name)));

    [Fact]
    public void A_rule_gives_a_role_in_the_top_unit_in_one_by_code_or_in_those_of_a_claim()
    {
        var settings = Good();
        settings["Oidc:Roles:0:Value"] = settings["Oidc:Roles:1:Value"] = settings["Oidc:Roles:2:Value"] = settings["Oidc:Roles:3:Value"] = "a";
        (settings["Oidc:Roles:1:Role"], settings["Oidc:Roles:1:Unit"]) = ("viewer", "SALES");
        (settings["Oidc:Roles:2:Role"], settings["Oidc:Roles:2:UnitClaim"]) = ("hr", "departments");
        (settings["Oidc:Roles:3:Role"], settings["Oidc:Roles:3:Unit"]) = ("viewer", "elsewhere");
        var claims = new TokenClaims(JsonElement.Parse("""{"roles":"a","departments":["sales","root","elsewhere"]}"""));

        var grants = RoleMapping.GrantsOf(claims, Of(settings).Oidc!, [Root, Sales], Root.Id);

        Assert.Equal([new(Role.Auditor, Root.Id), new(Role.Viewer, Sales.Id), new(Role.Hr, Sales.Id), new(Role.Hr, Root.Id)], grants);
    }

    private static Dictionary<string, string?> Good() => new()
    {
        ["Oidc:Name"] = "Work",
        ["Oidc:Authority"] = "https://login.example.com/realms/work",
        ["Oidc:Audience"] = "scorecard",
        ["Oidc:Roles:0:Value"] = "auditors",
        ["Oidc:Roles:0:Role"] = "auditor",
    };

    private static SignInSettings Of(Dictionary<string, string?>? settings = null) => SignInSettings.Of(new ConfigurationBuilder()
        .AddInMemoryCollection((settings ?? []).Select(setting => KeyValuePair.Create($"Scorecard:SignIn:{setting.Key}", setting.Value))).Build());

    private static Stored<Unit> UnitWith(string code) => new(Guid.CreateVersion7(), 1, DateTimeOffset.UnixEpoch, Unit.Initial with { Code = code });
}
