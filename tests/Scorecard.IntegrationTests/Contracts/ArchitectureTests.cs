using Scorecard.Api.Features;
using Scorecard.Domain.Kernel;
using Scorecard.EventStore;

namespace Scorecard.IntegrationTests.Contracts;

/// <summary>Which way the arrows point, and rules that the compiler cannot hold.</summary>
public class ArchitectureTests
{
    private static readonly Type[] DomainTypes = typeof(DomainError).Assembly.GetExportedTypes();

    [Fact]
    public void The_domain_knows_only_the_runtime() =>
        Assert.All(typeof(DomainError).Assembly.GetReferencedAssemblies(), name => Assert.StartsWith("System.", name.Name));

    [Fact]
    public void The_event_store_knows_nothing_of_the_project() =>
        Assert.DoesNotContain(
            typeof(PostgresEventStore).Assembly.GetReferencedAssemblies(),
            name => name.Name!.StartsWith("Scorecard.", StringComparison.Ordinal));

    [Fact]
    public void Every_event_in_the_domain_has_a_stored_name()
    {
        var families = Aggregates.Select(family => family.GetGenericArguments()[1]).ToList();

        var events = DomainTypes.Where(type => type is { IsAbstract: false, IsClass: true } && families.Any(family => family.IsAssignableFrom(type)));

        Assert.NotEmpty(events);
        Assert.Empty(events.Except(EventRegistry.Create().All.Values));
    }

    [Fact]
    public void Every_aggregate_can_be_rebuilt()
    {
        var categories = Aggregates.Select(family => (string)family.GetGenericArguments()[0].GetProperty("Category")!.GetValue(null)!);

        Assert.Equal(categories.Order(), AggregateRegistry.Create().Kinds.Order());
    }

    /// <summary>OpenAPI names schemas by class name alone and merges equals in silence (dotnet/aspnetcore#64325).</summary>
    [Fact]
    public void No_two_public_types_of_the_api_share_a_name() =>
        Assert.DoesNotContain(typeof(Program).Assembly.GetExportedTypes().Where(type => !type.IsNested).CountBy(type => type.Name), name => name.Value > 1);

    private static IEnumerable<Type> Aggregates => DomainTypes
        .SelectMany(type => type.GetInterfaces())
        .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAggregate<,>))
        .Distinct();
}
