using System.Net.Http.Headers;
using System.Text;
using Scorecard.Api.Features.Importing;
using Scorecard.Domain.Importing;

namespace Scorecard.IntegrationTests.Importing;

/// <summary>The steps of an import over HTTP.</summary>
internal static class ImportScenarios
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Task<HttpResponseMessage> SendFileAsync(this HttpClient http, byte[] file, string name = "values.csv", string? source = null)
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return http.PostAsync($"/api/v1/imports?fileName={Uri.EscapeDataString(name)}{(source is null ? "" : $"&source={Uri.EscapeDataString(source)}")}", content);
    }

    public static async Task<ImportView> UploadAsync(this HttpClient http, byte[] file, string name = "values.csv", string? source = null) =>
        await (await http.SendFileAsync(file, name, source)).ReadAsync<ImportView>();

    public static Task<ImportView> UploadAsync(this HttpClient http, string csv, string? source = null) => http.UploadAsync(Encoding.UTF8.GetBytes(csv), source: source);

    /// <summary>Starts the preview and waits for it.</summary>
    public static async Task<ImportView> PreviewAsync(this HttpClient http, ImportView import, Func<ImportMapping, ImportMapping>? change = null)
    {
        var mapping = change is null ? import.Mapping : change(import.Mapping);
        await (await http.PutAsync($"/api/v1/imports/{import.Id}/mapping", mapping)).ReadAsync<ImportView>();
        return await http.SettledAsync(import.Id);
    }

    /// <summary>Uploads and previews with the guessed mapping.</summary>
    public static async Task<ImportView> PreviewAsync(this HttpClient http, string csv, Func<ImportMapping, ImportMapping>? change = null) =>
        await http.PreviewAsync(await http.UploadAsync(csv), change);

    public static async Task<ImportView> ConfirmAsync(this HttpClient http, ImportView import, string? reason = null)
    {
        await (await http.PostAsync($"/api/v1/imports/{import.Id}/confirmations", new ConfirmImportRequest(reason))).ReadAsync<ImportView>();
        return await http.SettledAsync(import.Id);
    }

    /// <summary>Waits until no job is at it.</summary>
    public static async Task<ImportView> SettledAsync(this HttpClient http, Guid id)
    {
        for (var until = DateTime.UtcNow + Patience; ; await Task.Delay(20))
        {
            var import = await http.GetAsync<ImportView>($"/api/v1/imports/{id}");
            if (import.Status is not (ImportStatus.Previewing or ImportStatus.Confirming))
                return import;
            Assert.True(DateTime.UtcNow < until, $"The job does not end: {import.Progress}");
        }
    }

    public static async Task<IReadOnlyList<ImportRow>> RowsAsync(this HttpClient http, ImportView import, string query = "") =>
        (await http.GetAsync<ImportRowPage>($"/api/v1/imports/{import.Id}/rows?limit=500{query}")).Rows;

    public static async Task<ImportView> ChooseAsync(this HttpClient http, ImportView import, bool included, params int[] ordinals) =>
        await (await http.PostAsync($"/api/v1/imports/{import.Id}/choices", new ChooseImportRowsRequest(ordinals is [] ? null : ordinals, Reason: null, included))).ReadAsync<ImportView>();

    public static ImportMapping With(this ImportMapping mapping, int column, ImportColumnRole role) => mapping with
    {
        Columns = [.. mapping.Columns.Select(one => one.Index == column ? one with { Role = role } : one)],
    };
}
