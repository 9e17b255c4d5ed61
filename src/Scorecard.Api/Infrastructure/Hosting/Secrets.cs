namespace Scorecard.Api.Infrastructure.Hosting;

/// <summary>
/// Settings from files: each file in <c>Scorecard:SecretsDirectory</c> (<c>/run/secrets</c> where that is not set, which is where Docker and Kubernetes put
/// them) is the value of the setting by which it is named, with <c>__</c> for <c>:</c>. They win over environment variables, which more eyes see.
/// </summary>
public static class Secrets
{
    private const string Usual = "/run/secrets";

    public static void AddSecrets(this WebApplicationBuilder builder)
    {
        var directory = builder.Configuration["Scorecard:SecretsDirectory"] is { Length: > 0 } named ? Path.GetFullPath(named) : Usual;
        builder.Configuration.AddKeyPerFile(directory, optional: directory == Usual);
    }
}
