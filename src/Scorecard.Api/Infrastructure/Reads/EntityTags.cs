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
    public static void UseEntityTags(this IApplicationBuilder app) => app.Use((context, next) =>
        HttpMethods.IsGet(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<TaggedReads>() is not null
            ? TagAsync(context, next)
            : next(context));

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
public sealed record TaggedReads;
