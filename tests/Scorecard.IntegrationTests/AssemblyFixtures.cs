[assembly: AssemblyFixture(typeof(Scorecard.IntegrationTests.PostgresFixture))]
[assembly: AssemblyFixture(typeof(Scorecard.IntegrationTests.ApiFixture))]
