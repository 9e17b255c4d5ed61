using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Scorecard.Api.Infrastructure.Reads;

/// <summary>
/// Every read answers with the hash of its body as ETag, and with 304 where the caller has that body already. A browser may keep an
/// answer but must ask again: what one may see can change.
/// </summary>
public static class EntityTags
{
    private static readonly TimeSpan LongestFile = TimeSpan.FromMinutes(30);

    public static void UseEntityTags(this IApplicationBuilder app) => app.Use((context, next) =>
        HttpMethods.IsGet(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<TaggedReads>() is { Off: false }
            ? TagAsync(context, next)
            : next(context));

    /// <summary>For files of any length: sent as they are written, without a tag, and with more time than an ordinary answer.</summary>
    public static TBuilder Streams<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.WithRequestTimeout(LongestFile);
        return endpoint.WithMetadata(new TaggedReads(Off: true));
    }

    private static async Task TagAsync(HttpContext context, RequestDelegate next)
    {
        var response = context.Response;
        var sent = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var body = new MemoryStream();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        try
        {
            await next(context);
            await response.BodyWriter.FlushAsync(context.RequestAborted);
        }
        finally
        {
            context.Features.Set(sent);
        }

        if (response.StatusCode == StatusCodes.Status200OK && !response.HasStarted && response.Headers.CacheControl.Count == 0)
        {
            var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body.GetBuffer().AsSpan(0, (int)body.Length))[..16])}\"");
            response.Headers.ETag = tag.ToString();
            response.Headers.CacheControl = "private, no-cache";
            if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false)))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                response.Headers.ContentType = default;
                response.ContentLength = null;
                return;
            }
        }

        body.Position = 0;
        await body.CopyToAsync(response.Body, context.RequestAborted);
    }
}

/// <summary>Marks the endpoints whose answers are tagged.</summary>
/// <param name="Off">Takes one endpoint out of a group that is.</param>
public sealed record TaggedReads(bool Off = false);
