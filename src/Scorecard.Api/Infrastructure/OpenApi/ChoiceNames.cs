using System.Text.Json.Nodes;
using Scorecard.Api.Infrastructure.Json;

namespace Scorecard.Api.Infrastructure.OpenApi;

/// <summary>The names that a query takes for the values of an enum.</summary>
public static class ChoiceNames
{
    public static IEnumerable<JsonNode> Of(Type @enum) =>
        Enum.GetNames(@enum).Select(name => (JsonNode)JsonValue.Create(EnumNames.Naming.ConvertName(name)));
}
