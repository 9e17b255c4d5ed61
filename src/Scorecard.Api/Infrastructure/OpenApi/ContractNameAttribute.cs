namespace Scorecard.Api.Infrastructure.OpenApi;

/// <summary>The name of a type in the contract, where its own is taken by the domain.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class ContractNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
