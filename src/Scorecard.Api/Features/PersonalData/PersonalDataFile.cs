using System.Net.Mime;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Scorecard.Api.Infrastructure.Tabular;

namespace Scorecard.Api.Features.PersonalData;

/// <summary>The answer as a file of JSON, written while it is read. The endpoint says <c>.Streams()</c>.</summary>
public sealed class PersonalDataFile(PersonalDataExport data) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, ct) = (httpContext.Response, httpContext.RequestAborted);
        var json = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        response.ContentType = $"{MediaTypeNames.Application.Json}; charset=utf-8";
        CsvFile.Offer(response, "personal-data.json");
        await JsonSerializer.SerializeAsync(response.Body, data, json, ct);
    }
}
