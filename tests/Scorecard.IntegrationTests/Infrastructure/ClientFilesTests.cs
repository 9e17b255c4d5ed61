using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Scorecard.Api.Infrastructure;

namespace Scorecard.IntegrationTests.Infrastructure;

public sealed class ClientFilesTests : IAsyncLifetime
{
    private const string Script = "/assets/index-C68ZsYid.js";
    private readonly string root = Directory.CreateTempSubdirectory("scorecard-published-").FullName;
    private WebApplication app = null!;
    private HttpClient http = null!;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(root, "wwwroot", "assets"));
        await File.WriteAllTextAsync(Path.Combine(root, "secret.json"), "secret");
        await File.WriteAllTextAsync(InRoot("/index.html"), "<!doctype html>page");
        await File.WriteAllTextAsync(InRoot(Script), "script");
        await using (var packed = new BrotliStream(File.Create(InRoot(Script + ".br")), CompressionLevel.Fastest))
            await packed.WriteAsync("script"u8.ToArray());

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = root });
        builder.WebHost.UseTestServer();
        app = builder.Build();
        app.UseClientFiles();
        await app.StartAsync();
        http = app.GetTestClient();
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
        Directory.Delete(root, recursive: true);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/scorecards/2026")]
    [InlineData("/kpis/GMV.KR")]
    public async Task Every_path_of_the_application_is_its_page_and_is_asked_for_anew(string path)
    {
        using var response = await http.GetAsync(path);

        Assert.Equal("<!doctype html>page", await response.Content.ReadAsStringAsync());
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.True(response.Headers.CacheControl?.NoCache);
    }

    [Fact]
    public async Task A_page_that_has_not_changed_is_not_sent_again()
    {
        using var first = await http.GetAsync("/");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("gzip, br", "br")]
    [InlineData("br;q=0", null)]
    [InlineData("gzip", null)] // there is no packed file of this kind
    public async Task A_hashed_file_is_kept_for_ever_and_sent_packed_to_whoever_can_unpack_it(string accepted, string? encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Script);
        request.Headers.AcceptEncoding.ParseAdd(accepted);

        using var response = await http.SendAsync(request);

        Assert.Equal(encoding, response.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal(CacheControlHeaderValue.Parse("public, max-age=31536000, immutable"), response.Headers.CacheControl);
        Assert.Equal(["Accept-Encoding"], response.Headers.Vary);
        var body = await response.Content.ReadAsStreamAsync();
        using var text = new StreamReader(encoding is "br" ? new BrotliStream(body, CompressionMode.Decompress) : body);
        Assert.Equal("script", await text.ReadToEndAsync());
    }

    [Theory]
    [InlineData("GET", "/api/v1/no-such-thing")]
    [InlineData("GET", "/assets/of-an-older-build.js")]
    [InlineData("GET", "/health/no-such-thing")]
    [InlineData("POST", "/kpis")]
    public async Task What_is_neither_a_file_nor_a_page_is_not_found(string method, string path)
    {
        using var response = await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/%2e%2e/secret.json")]
    [InlineData("/..%5csecret.json")]
    [InlineData("/assets/..%2f..%2fsecret.json")]
    public async Task No_path_leads_out_of_the_client(string path)
    {
        using var response = await http.GetAsync(path);

        Assert.NotEqual("secret", await response.Content.ReadAsStringAsync());
    }

    private string InRoot(string path) => Path.Combine(root, "wwwroot", path[1..]);
}
