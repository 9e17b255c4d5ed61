using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scorecard.Api.Infrastructure.Json;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Infrastructure.OpenApi;

/// <summary>The contract as a document: <c>/openapi/v1.json</c>, written by every build and committed.</summary>
public static class OpenApiSetup
{
    private const string PeriodDescription = "A period's key: 2026, 2026-H1, 2026-Q4, 2026-11, 2026-W47 or 2026-11-21.";

    private const string SegmentDescription = "A segment's key, dimension=member by their codes: channel=online.";

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
        options.CreateSchemaReferenceId = NameOf;
        options.AddSchemaTransformer(DescribeSchema);
        options.AddOperationTransformer<ProblemResponses>();
    });

    /// <summary>The document is open in development; elsewhere to whoever is signed in. <c>/reference</c> shows it.</summary>
    public static void MapContract(this WebApplication app)
    {
        app.MapGet("/reference", () => Results.LocalRedirect("/reference/index.html")).AllowAnonymous().ExcludeFromDescription();
        var document = app.MapOpenApi();
        if (app.Environment.IsDevelopment())
            document.AllowAnonymous();
        else
            document.RequireSignIn();
    }

    private static string? NameOf(JsonTypeInfo info)
    {
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        if (type == typeof(Period) || type == typeof(SegmentKey))
            return null; // a text wherever it stands

        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Choice<>)
            ? type.GenericTypeArguments[0].Name
            : type.GetCustomAttribute<ContractNameAttribute>()?.Name ?? OpenApiOptions.CreateDefaultSchemaReferenceId(info);
    }

    private static Task DescribeSchema(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(Period) || type == typeof(SegmentKey))
        {
            var isQuery = context.ParameterDescription is not null && context.JsonPropertyInfo is null;
            var mayBeNull = type != context.JsonTypeInfo.Type && !isQuery;
            schema.Type = mayBeNull ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
            schema.Description = type == typeof(Period) ? PeriodDescription : SegmentDescription;
        }
        else if (context.JsonTypeInfo.ElementType is { } element && (element == typeof(Period) || element == typeof(SegmentKey)))
        {
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.String, Description = element == typeof(Period) ? PeriodDescription : SegmentDescription };
        }
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Choice<>))
        {
            schema.Type = JsonSchemaType.String;
            schema.Properties = null;
            schema.Required = null;
            schema.Enum = [.. ChoiceNames.Of(type.GenericTypeArguments[0])];
        }
        else if (type.IsEnum)
        {
            // One schema serves all uses of the enum; where null is allowed, the use says so.
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. ChoiceNames.Of(type)];
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
