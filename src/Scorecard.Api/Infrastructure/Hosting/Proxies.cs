using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Scorecard.Api.Infrastructure.Hosting;

/// <summary>
/// Who may say on whose behalf it asks: the addresses and networks in <c>Scorecard:Proxies</c>, separated by commas. Only from them
/// <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed, and only as far back as one of them vouches for the next; anybody else who
/// sends these headers is taken for who connected. Rate limits, the audit log and secure cookies rest on it.
/// </summary>
public static class Proxies
{
    /// <exception cref="InvalidOperationException">What is configured is neither an address nor a network.</exception>
    public static void AddProxies(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection("Scorecard:Proxies");
        var named = (section.Get<string[]>() ?? section.Value?.Split(',') ?? []).Select(name => name.Trim()).Where(name => name.Length > 0).ToList();
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = named is [] ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.ForwardLimit = null; // the list alone says how far
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var name in named)
                options.KnownIPNetworks.Add(NetworkOf(name));
        });
    }

    private static System.Net.IPNetwork NetworkOf(string name)
    {
        if (System.Net.IPNetwork.TryParse(name, out var network))
            return network;
        if (IPAddress.TryParse(name, out var address))
            return new(address, address.GetAddressBytes().Length * 8);

        throw new InvalidOperationException($"Scorecard:Proxies names '{name}', which is neither an address nor a network such as 10.0.0.0/8.");
    }
}
