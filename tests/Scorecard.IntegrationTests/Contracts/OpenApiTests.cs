using System.Text.Json;
using System.Text.Json.Nodes;

namespace Scorecard.IntegrationTests.Contracts;

/// <summary>The contract under review is <c>src/Scorecard.Api/openapi/v1.json</c>, which every build rewrites.</summary>
public class OpenApiTests(ApiFixture api)
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    [Fact]
    public async Task The_document_that_is_served_is_the_one_that_is_committed()
    {
        var served = JsonNode.Parse(await DocumentAsync());

        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(await File.ReadAllTextAsync(Committed)), served),
            "openapi/v1.json is not what the API serves. Build src/Scorecard.Api and commit the file.");
    }

    [Fact]
    public async Task Every_operation_has_an_id_a_summary_an_answer_and_its_problems()
    {
        var operations = await OperationsAsync();

        Assert.NotEmpty(operations);
        Assert.Equal(operations.Count, operations.Select(operation => operation.Id).Distinct().Count());
        Assert.All(operations, operation =>
        {
            Assert.Matches("^[a-z][A-Za-z]+$", operation.Id);
            Assert.False(string.IsNullOrEmpty((string?)operation.Node["summary"]), operation.Id);
            var responses = operation.Node["responses"]!.AsObject();
            Assert.Contains(responses, response => response.Key.StartsWith('2'));
            Assert.NotNull(responses["400"]);
            Assert.All(
                responses.Where(response => response.Key[0] is '4' or '5'),
                response => Assert.NotNull(response.Value!["content"]?["application/problem+json"]?["schema"]?["$ref"]));
        });
    }

    [Fact]
    public async Task No_schema_leaves_open_what_it_is()
    {
        using var document = JsonDocument.Parse(await DocumentAsync());

        var vague = document.RootElement.GetProperty("components").GetProperty("schemas").EnumerateObject()
            .SelectMany(schema => Vague(schema.Value, schema.Name))
            .Where(path => path != "ProblemDetails.additionalProperties");

        Assert.Empty(vague);
    }

    /// <summary>Schemas without a type or reference: a generated client would call them <c>any</c>.</summary>
    private static IEnumerable<string> Vague(JsonElement schema, string path)
    {
        if (schema.ValueKind is not JsonValueKind.Object)
            yield break;

        if (!schema.TryGetProperty("type", out _) && !schema.TryGetProperty("$ref", out _) && !schema.TryGetProperty("oneOf", out _))
            yield return path;

        if (schema.TryGetProperty("type", out var type) && type.ToString().Contains("array", StringComparison.Ordinal) && !schema.TryGetProperty("items", out _))
            yield return $"{path}.items";

        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var vague in properties.EnumerateObject().SelectMany(property => Vague(property.Value, $"{path}.{property.Name}")))
                yield return vague;
        }

        foreach (var member in (string[])["items", "additionalProperties"])
        {
            if (schema.TryGetProperty(member, out var inner))
            {
                foreach (var vague in Vague(inner, $"{path}.{member}"))
                    yield return vague;
            }
        }
    }

    private async Task<List<(string Id, JsonNode Node)>> OperationsAsync() =>
    [
        .. from path in JsonNode.Parse(await DocumentAsync())!["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           where Methods.Contains(operation.Key)
           select ((string)operation.Value!["operationId"]!, operation.Value!),
    ];

    private async Task<string> DocumentAsync() => await (await api.AnonymousAsync()).GetStringAsync("/openapi/v1.json");

    private static string Committed { get; } =
        Path.Combine(Repository.Root, "src", "Scorecard.Api", "openapi", "v1.json");
}
