using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Scorecard.Api.Infrastructure.Hosting;

namespace Scorecard.IntegrationTests.Session;

public class DemoModeTests
{
    [Theory]
    [InlineData("Development", "true", true)]
    [InlineData("Development", null, false)]
    [InlineData("Staging", "true", true)]
    [InlineData("Production", "true", false)]
    [InlineData("Production", null, false)]
    public void Production_is_never_a_demo(string environment, string? setting, bool isDemo)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Scorecard:Demo", setting)]).Build();

        Assert.Equal(isDemo, new DemoMode(configuration, new Named(environment)).IsOn);
    }

    private sealed class Named(string environment) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = environment;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
