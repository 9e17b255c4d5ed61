using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Scorecard.Api.Infrastructure.Security;

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

    /// <summary>For reads that follow from the database, the caller and the day alone: asked again, they are answered from memory until somebody writes.</summary>
    public static TBuilder Remember<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new Remembered());

    private static async Task TagAsync(HttpContext context, RequestDelegate next)
    {
        var memory = context.RequestServices.GetRequiredService<ReadMemory>();
        var key = KeyOf(context);
        if (key is { } known && memory.Find<Answer>(known) is { } remembered)
        {
            context.Response.Headers.Age = (remembered.Age.Ticks / TimeSpan.TicksPerSecond).ToString(CultureInfo.InvariantCulture);
            await SendAsync(context, remembered);
            return;
        }

        var response = context.Response;
        var sent = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var body = new LentMemoryStream();
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
            var content = body.ToArray();
            var answer = new Answer(
                content, response.ContentType ?? "", $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16))}\"");
            if (key is { } settled)
                memory.Keep(settled, answer, content.Length);
            await SendAsync(context, answer);
            return;
        }

        await body.SendAsync(response.Body, context.RequestAborted);
    }

    /// <summary>Null for what is not remembered.</summary>
    private static AnswerKey? KeyOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<Remembered>() is not null
            && context.RequestServices.GetRequiredService<CurrentUser>() is { IsKnown: true } user
            ? new AnswerKey(user.OrgId, user.PersonId, user.Key?.Id, user.Visible, user.Organization.Today, context.Request.GetEncodedPathAndQuery())
            : null;

    private static async Task SendAsync(HttpContext context, Answer answer)
    {
        var response = context.Response;
        var tag = new EntityTagHeaderValue(answer.Tag);
        response.Headers.ETag = answer.Tag;
        response.Headers.CacheControl = "private, no-cache";
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.Headers.ContentType = default;
            response.ContentLength = null;
            return;
        }

        if (answer.ContentType.Length > 0)
            response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        await response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }
}

/// <summary>Marks the endpoints whose answers are tagged.</summary>
/// <param name="Off">Takes one endpoint out of a group that is.</param>
public sealed record TaggedReads(bool Off = false);
