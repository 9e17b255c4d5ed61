using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using Scorecard.Api.Infrastructure.Errors;

namespace Scorecard.Api.Infrastructure.Json;

/// <summary>
/// Reads a request against what its endpoint declares before the framework binds it: one entry for every route value,
/// query value and member that does not fit. A body is read once, up to its limit, and handed on from memory.
/// </summary>
public sealed class RequestCheck(RequestDelegate next, IOptions<JsonOptions> json)
{
    /// <summary>Bytes a body may have where the endpoint says nothing else.</summary>
    public const int BodyLimit = 1024 * 1024;

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<RequestChecked>() is null)
        {
            await next(context);
            return;
        }

        var errors = new FieldErrors();
        ParameterCheck.Check(context.Request, endpoint, errors);
        var problem = endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is { RequestType: { } type } accepts
            ? await CheckBodyAsync(context, type, accepts.IsOptional, errors)
            : null;

        if (problem is null && !errors.IsEmpty)
            problem = Problems.Fields(errors.Fields);

        await (problem?.ExecuteAsync(context) ?? next(context));
    }

    private async Task<IResult?> CheckBodyAsync(HttpContext context, Type type, bool isOptional, FieldErrors errors)
    {
        var request = context.Request;
        var limit = (int)(context.GetEndpoint()!.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? BodyLimit);
        if (request.ContentLength > limit)
            return Problems.From(StatusCodes.Status413PayloadTooLarge, Problems.TooLarge);

        var hasBody = request.ContentLength > 0 || (request.ContentLength is null && request.Headers.TransferEncoding.Count > 0);
        if (hasBody && !request.HasJsonContentType())
            return Problems.From(StatusCodes.Status415UnsupportedMediaType, Problems.Of(StatusCodes.Status415UnsupportedMediaType));

        if (await ReadAsync(request, limit, context.RequestAborted) is not { } body)
            return Problems.From(StatusCodes.Status413PayloadTooLarge, Problems.TooLarge);

        context.Response.RegisterForDispose(body);
        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        context.Features.Set(new CheckedBody(bytes));
        request.Body = body;
        request.ContentLength = body.Length;
        if (body.Length > 0)
            CheckJson(bytes, type, errors);
        else if (!isOptional)
            errors.Add(ShapeCheck.Body, "required");

        return null;
    }

    private void CheckJson(ReadOnlyMemory<byte> body, Type type, FieldErrors errors)
    {
        if (!Utf8.IsValid(body.Span))
        {
            errors.Add(ShapeCheck.Body, "invalid_characters");
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = JsonSetup.MaxDepth });
            new ShapeCheck(json.Value.SerializerOptions, errors).Check(document.RootElement, type);
        }
        catch (JsonException)
        {
            errors.Add(ShapeCheck.Body, "malformed_json");
        }
    }

    /// <summary>The whole body, or null when it is longer than the limit; no more than that is ever held.</summary>
    private static async Task<MemoryStream?> ReadAsync(HttpRequest request, int limit, CancellationToken ct)
    {
        var body = new MemoryStream((int)Math.Min(request.ContentLength ?? 4096, limit));
        var buffer = new byte[16 * 1024];
        while (await request.Body.ReadAsync(buffer, ct) is var read and > 0)
        {
            if (body.Length + read > limit)
            {
                await body.DisposeAsync();
                return null;
            }

            body.Write(buffer, 0, read);
        }

        body.Position = 0;
        return body;
    }
}

/// <summary>Marks the endpoints whose requests are checked.</summary>
public sealed record RequestChecked;

/// <summary>The body as it was sent.</summary>
public sealed record CheckedBody(ReadOnlyMemory<byte> Bytes);
