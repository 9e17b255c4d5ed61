using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scorecard.Api.Infrastructure.Json;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Infrastructure.OpenApi;

/// <summary>The contract as a document: <c>/openapi/v1.json</c>, written by every build and committed.</summary>
public static class OpenApiSetup
{
    public static void AddContract(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Scorecard",
                Version = "v1",
                Description = "KPIs, scorecards and what follows from them. Errors are problem details with a stable `code`; "
                    + "unsafe methods need the header `X-CSRF-TOKEN` with the token of `GET /session`.",
            };
            document.Servers = [];
            return Task.CompletedTask;
        });
        options.CreateSchemaReferenceId = type =>
            type.Type.GetCustomAttribute<ContractNameAttribute>()?.Name ?? OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        options.AddSchemaTransformer(DescribeSchema);
        options.AddOperationTransformer<ProblemResponses>();
    });

    /// <summary>The document is open in development and a demo; elsewhere to whoever is signed in.</summary>
    public static void MapContract(this WebApplication app)
    {
        var document = app.MapOpenApi();
        if (app.Environment.IsDevelopment())
            document.AllowAnonymous();
        else
            document.RequireSignIn();
    }

    private static Task DescribeSchema(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(Period))
        {
            schema.Type = type == context.JsonTypeInfo.Type ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
            schema.Description = "A period's key: 2026, 2026-H1, 2026-Q4, 2026-11, 2026-W47 or 2026-11-21.";
        }
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Choice<>))
        {
            schema.Type = JsonSchemaType.String;
            schema.Properties = null;
            schema.Required = null;
            schema.Enum = [.. ChoiceNames.Of(type.GenericTypeArguments[0])];
        }
        else if (type.IsEnum && type == context.JsonTypeInfo.Type)
        {
            schema.Type = JsonSchemaType.String;
        }
        else if (type.IsEnum && schema.Enum is { } names)
        {
            schema.Type = JsonSchemaType.String; // where the first use is nullable, .NET leaves the type out and null in
            schema.Enum = [.. names.Where(name => name is not null)];
        }
        else if (type == typeof(ProblemDetails))
        {
            ProblemSchema.Describe(schema);
        }

        return Task.CompletedTask;
    }
}
