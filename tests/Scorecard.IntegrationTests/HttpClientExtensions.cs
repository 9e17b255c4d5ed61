using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Scorecard.Api.Infrastructure.Json;

namespace Scorecard.IntegrationTests;

/// <summary>Requests and answers in the contract's own JSON.</summary>
public static class HttpClientExtensions
{
    public static JsonSerializerOptions Json { get; } = CreateJson();

    public static async Task<T> GetAsync<T>(this HttpClient http, string path) => await (await http.GetAsync(path)).ReadAsync<T>();

    public static Task<HttpResponseMessage> PutAsync<T>(this HttpClient http, string path, T body) => http.PutAsJsonAsync(path, body, Json);

    public static Task<HttpResponseMessage> PostAsync<T>(this HttpClient http, string path, T body) => http.PostAsJsonAsync(path, body, Json);

    /// <summary>Sends the body as it is, right or wrong.</summary>
    public static Task<HttpResponseMessage> SendRawAsync(this HttpClient http, HttpMethod method, string path, string json, string type = "application/json") =>
        http.SendAsync(new HttpRequestMessage(method, path) { Content = new StringContent(json, System.Text.Encoding.UTF8, type) });

    /// <summary>The body of an answer that must be 200.</summary>
    public static async Task<T> ReadAsync<T>(this HttpResponseMessage response)
    {
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        return (await response.Content.ReadFromJsonAsync<T>(Json))!;
    }

    public static async Task<JsonElement> ProblemAsync(this HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return JsonElement.Parse(await response.Content.ReadAsStringAsync()); // may be asked for twice
    }

    /// <summary>The problem's code.</summary>
    public static async Task<string?> CodeAsync(this HttpResponseMessage response) => (await response.ProblemAsync()).GetProperty("code").GetString();

    /// <summary>A 400's fields, each with its codes joined by a comma.</summary>
    public static async Task<Dictionary<string, string>> ErrorsAsync(this HttpResponseMessage response) => (await response.ProblemAsync()).GetProperty("errors").EnumerateObject()
        .ToDictionary(field => field.Name, field => string.Join(',', field.Value.EnumerateArray().Select(code => code.GetString())));

    private static JsonSerializerOptions CreateJson()
    {
        var json = new JsonSerializerOptions();
        JsonSetup.Strict(json);
        return json;
    }
}
