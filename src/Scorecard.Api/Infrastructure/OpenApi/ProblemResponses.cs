using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace Scorecard.Api.Infrastructure.OpenApi;

/// <summary>Declares the problems that follow from what an endpoint is, so that slices only say what is special about them.</summary>
public sealed class ProblemResponses : IOpenApiOperationTransformer
{
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var method = context.Description.HttpMethod ?? HttpMethods.Get;
        HashSet<int> statuses = [400, 500];
        if (!metadata.OfType<IAllowAnonymous>().Any())
            statuses.UnionWith([401, 403]);
        if (context.Description.ParameterDescriptions.Any(parameter => parameter.Source.Id == "Path"))
            statuses.Add(404);
        if (metadata.OfType<IAcceptsMetadata>().Any() && !HttpMethods.IsGet(method))
            statuses.UnionWith([409, 413, 415, 422]);

        operation.Responses ??= [];
        foreach (var declared in operation.Responses.Keys.Where(key => key is ['4' or '5', ..]).ToList())
        {
            statuses.Add(int.Parse(declared, CultureInfo.InvariantCulture));
            operation.Responses.Remove(declared);
        }

        var schema = await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), cancellationToken: cancellationToken);
        context.Document!.AddComponent(nameof(ProblemDetails), schema);
        foreach (var status in statuses.Order())
        {
            operation.Responses[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = ReasonPhrases.GetReasonPhrase(status),
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(nameof(ProblemDetails), context.Document) },
                },
            };
        }
    }
}
