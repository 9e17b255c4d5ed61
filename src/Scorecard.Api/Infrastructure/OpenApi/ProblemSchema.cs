using Microsoft.OpenApi;

namespace Scorecard.Api.Infrastructure.OpenApi;

/// <summary>The members that our problems have beside those of RFC 9457.</summary>
public static class ProblemSchema
{
    public static void Describe(OpenApiSchema schema)
    {
        schema.Description = "What went wrong. Clients translate the code.";
        schema.AdditionalPropertiesAllowed = true; // a refusal may carry what it is about
        schema.AdditionalProperties = new OpenApiSchema();
        schema.Required = new HashSet<string> { "code" };
        schema.Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text(),
            ["title"] = Text("For developers, in English."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" },
            ["detail"] = Text(),
            ["code"] = Text("Stable, such as `version.conflict`."),
            ["traceId"] = Text("Names this request in the logs."),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "400: field path to codes such as `required`, `too_long:200`, `out_of_range:0:100`, `unknown_member`.",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Text() },
            },
            ["currentVersion"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Description = "409 version.conflict: the version there is." },
        };
    }

    private static OpenApiSchema Text(string? description = null) => new() { Type = JsonSchemaType.String, Description = description };
}
