[assembly: AssemblyFixture(typeof(Scorecard.IntegrationTests.PostgresFixture))]
