using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Tabular;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Importing;

/// <summary>
/// Takes a file in, as the body of the request, and looks at it once. It goes to the database in pieces, so that neither slow nor many
/// uploads take memory; files are looked at one after the other.
/// </summary>
public static class UploadImport
{
    private const int ChunkBytes = 1024 * 1024;

    private static readonly SemaphoreSlim Looking = new(1);

    public static void Map(IEndpointRouteBuilder imports) => imports
        .MapPost("", Handle)
        .WithName("uploadImport")
        .WithSummary("Upload a file with values")
        .WithMetadata(new RequestSizeLimitAttribute(TableLimits.FileBytes))
        .WithRequestTimeout(TimeSpan.FromMinutes(15))
        .RequirePermission(Permission.Read)
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.RequestBody = new Microsoft.OpenApi.OpenApiRequestBody
            {
                Description = "The file as it is: CSV or XLSX, at most 50 MiB.",
                Required = true,
                Content = new Dictionary<string, Microsoft.OpenApi.OpenApiMediaType>
                {
                    ["application/octet-stream"] = new() { Schema = new Microsoft.OpenApi.OpenApiSchema { Type = Microsoft.OpenApi.JsonSchemaType.String, Format = "binary" } },
                },
            };
            return Task.CompletedTask;
        })
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <param name="fileName">Shown to people; its extension decides nothing.</param>
    /// <param name="source">Under which the mapping is remembered; without it, files with the same columns share one.</param>
    private static async Task<Ok<ImportView>> Handle(
        string fileName, string? source, HttpRequest request, ImportStore store, ImportDesk desk, ImportLog log, ImportMemory memory, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(fileName))
            throw RefusedException.Field("fileName", "required");

        var id = Guid.CreateVersion7();
        await store.StartAsync(id, user.OrgId, user.PersonId, fileName, clock.GetUtcNow(), ct);
        try
        {
            var (size, hash) = await ReceiveAsync(id, request, store, ct);
            await InspectAsync(id, size, hash, source, store, log, memory, user, ct);
        }
        catch
        {
            await store.DiscardAsync(id, CancellationToken.None);
            throw;
        }

        return TypedResults.Ok(await desk.ViewAsync(id, ct));
    }

    private static async Task<(long Size, string Hash)> ReceiveAsync(Guid id, HttpRequest request, ImportStore store, CancellationToken ct)
    {
        if (request.ContentLength > TableLimits.FileBytes)
            throw new RefusedException(StatusCodes.Status413PayloadTooLarge, Problems.TooLarge);

        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var chunk = new byte[(int)Math.Min(request.ContentLength ?? ChunkBytes, ChunkBytes)];
        var size = 0L;
        for (var number = 0; ; number++)
        {
            var read = await request.Body.ReadAtLeastAsync(chunk, chunk.Length, throwOnEndOfStream: false, ct);
            if (read == 0)
                return (size, Convert.ToHexStringLower(sha.GetHashAndReset()));

            size += read;
            if (size > TableLimits.FileBytes)
                throw new RefusedException(StatusCodes.Status413PayloadTooLarge, Problems.TooLarge);
            sha.AppendData(chunk.AsSpan(0, read));
            await store.AddChunkAsync(id, number, chunk.AsMemory(0, read), ct);
        }
    }

    private static async Task InspectAsync(Guid id, long size, string hash, string? source, ImportStore store, ImportLog log, ImportMemory memory, CurrentUser user, CancellationToken ct)
    {
        var earlier = await log.EarlierAsync(hash, ct);
        await Looking.WaitAsync(ct);
        try
        {
            var file = TableFile.Open(await store.FileAsync(id, ct));
            var (content, guessed, profiles) = ImportInspection.Inspect(file, user.Organization.Today, earlier);
            var name = string.IsNullOrWhiteSpace(source) ? ImportInspection.FingerprintOf(content.Columns) : source.Trim()[..Math.Min(source.Trim().Length, TextLimits.Name)];
            var recalled = await memory.RecallAsync(name, guessed, profiles, ct);
            await store.ReceivedAsync(
                id, size, hash, name, content, recalled ?? guessed, recalled is null ? MappingOrigin.Guessed : MappingOrigin.Remembered, ct);
        }
        finally
        {
            Looking.Release();
        }
    }

    /// <summary>Looks at the file again, in the way somebody says.</summary>
    public static async Task<bool> InspectAgainAsync(StoredImport import, TableReading reading, ImportStore store, DateOnly today, CancellationToken ct)
    {
        await Looking.WaitAsync(ct);
        try
        {
            var (content, mapping, _) = ImportInspection.Inspect(TableFile.Open(await store.FileAsync(import.Id, ct), reading), today, import.Content.Earlier);
            return await store.RereadAsync(import.Id, content, mapping, ct);
        }
        finally
        {
            Looking.Release();
        }
    }
}
