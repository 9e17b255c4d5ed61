using System.Net;
using System.Text;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Http;

/// <summary>Whatever a body holds, the answer is a 4xx that names each field, in the client's spelling, with a code.</summary>
public class InvalidBodyTests(ApiFixture api)
{
    private static readonly string Path = $"/api/v1/units/{Guid.CreateVersion7()}";

    [Theory]
    [InlineData("", "body", "required")]
    [InlineData("{", "body", "malformed_json")]
    [InlineData("{\"code\":\"a\",}", "body", "malformed_json")]
    [InlineData("[]", "body", "not_an_object")]
    [InlineData("null", "body", "required")]
    [InlineData("\"text\"", "body", "not_an_object")]
    [InlineData("""{"code":"a","name":"n","parentId":null,"colour":"red"}""", "colour", "unknown_member")]
    [InlineData("""{"Code":"a","code":"a","name":"n","parentId":null}""", "Code", "unknown_member")]
    [InlineData("""{"code":"a","code":"b","name":"n","parentId":null}""", "code", "duplicate_member")]
    [InlineData("""{"name":"n","parentId":null}""", "code", "required")]
    [InlineData("""{"code":null,"name":"n","parentId":null}""", "code", "required")]
    [InlineData("""{"code":7,"name":"n","parentId":null}""", "code", "not_a_text")]
    [InlineData("""{"code":{},"name":"n","parentId":null}""", "code", "not_a_text")]
    [InlineData("""{"code":"a","name":" ","parentId":null}""", "name", "required")]
    [InlineData("""{"code":"a","name":"n","parentId":"x"}""", "parentId", "not_an_id")]
    [InlineData("""{"code":"a","name":"n\u0000","parentId":null}""", "name", "invalid_characters")]
    [InlineData("""{"code":"a","name":"n\ud800","parentId":null}""", "name", "invalid_characters")]
    [InlineData("""{"code":"a","name":"n\udc00x","parentId":null}""", "name", "invalid_characters")]
    [InlineData("""{"code":"a","name":"n","parentId":null,"\ud800":1}""", "?", "unknown_member")]
    public async Task A_member_that_does_not_fit_is_named(string json, string field, string code)
    {
        var http = await api.SignedInAsync(Role.Administrator);

        var response = await http.SendRawAsync(HttpMethod.Put, Path, json);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(code, (await response.ErrorsAsync())[field]);
        Assert.Equal("request.invalid", await response.CodeAsync());
    }

    [Fact]
    public async Task Every_field_that_is_wrong_has_its_own_entry()
    {
        var http = await api.SignedInAsync(Role.Administrator);

        var response = await http.SendRawAsync(
            HttpMethod.Post, $"{Path}/revisions", """{"code":1,"parentId":"x","expectedVersion":"1","colour":"red"}""");

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["code"] = "not_a_text",
                ["parentId"] = "not_an_id",
                ["expectedVersion"] = "not_a_number",
                ["colour"] = "unknown_member",
                ["name"] = "required",
            },
            await response.ErrorsAsync());
    }

    [Theory]
    [InlineData("1.5", "not_an_integer")]
    [InlineData("1e400", "not_an_integer")]
    [InlineData("3000000000", "out_of_range:-2147483648:2147483647")]
    [InlineData("true", "not_a_number")]
    [InlineData("0", "out_of_range:1:2147483647")]
    public async Task A_version_is_a_whole_number(string version, string code)
    {
        var http = await api.SignedInAsync(Role.Administrator);

        var response = await http.SendRawAsync(
            HttpMethod.Post, $"{Path}/revisions", $$"""{"code":"a","name":"n","parentId":null,"expectedVersion":{{version}}}""");

        Assert.Equal(code, (await response.ErrorsAsync())["expectedVersion"]);
    }

    [Fact]
    public async Task An_over_long_text_says_how_long_it_may_be()
    {
        var http = await api.SignedInAsync(Role.Administrator);

        var response = await http.PutAsync(Path, new { code = new string('c', 65), name = new string('n', 201), parentId = (Guid?)null });

        Assert.Equal(new Dictionary<string, string> { ["code"] = "too_long:64", ["name"] = "too_long:200" }, await response.ErrorsAsync());
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_refused()
    {
        var http = await api.SignedInAsync(Role.Administrator);
        var content = new ByteArrayContent([.. "{\"code\":\""u8, 0xC3, 0x28, .. "\",\"name\":\"n\",\"parentId\":null}"u8]);
        content.Headers.ContentType = new("application/json");

        var response = await http.PutAsync(Path, content);

        Assert.Equal("invalid_characters", (await response.ErrorsAsync())["body"]);
    }

    [Fact]
    public async Task A_body_of_many_levels_is_refused()
    {
        var http = await api.SignedInAsync(Role.Administrator);

        var response = await http.SendRawAsync(HttpMethod.Put, Path, new string('[', 100_000));

        Assert.Equal("malformed_json", (await response.ErrorsAsync())["body"]);
    }

    [Fact]
    public async Task A_body_with_many_mistakes_gets_a_short_answer()
    {
        var http = await api.SignedInAsync(Role.Administrator);
        var members = string.Join(',', Enumerable.Range(0, 10_000).Select(n => $"\"m{n}\":1"));

        var response = await http.SendRawAsync(HttpMethod.Put, Path, $"{{{members}}}");

        Assert.Equal(100, (await response.ErrorsAsync()).Count);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Only_json_is_read(string type)
    {
        var http = await api.SignedInAsync(Role.Administrator);

        var response = await http.SendRawAsync(HttpMethod.Put, Path, "{}", type);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal("request.unsupported_media_type", await response.CodeAsync());
    }

    [Fact]
    public async Task A_body_over_a_mebibyte_is_refused_whether_or_not_it_says_its_length()
    {
        var http = await api.SignedInAsync(Role.Administrator);
        var json = Encoding.UTF8.GetBytes($"{{\"code\":\"{new string('c', 1024 * 1024)}\"}}");

        var stated = await http.PutAsync(Path, Json(new ByteArrayContent(json)));
        var streamed = await http.PutAsync(Path, Json(new Unmeasured(json)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, stated.StatusCode);
        Assert.Equal("request.too_large", await stated.CodeAsync());
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, streamed.StatusCode);
    }

    private static HttpContent Json(HttpContent content)
    {
        content.Headers.ContentType = new("application/json");
        return content;
    }

    /// <summary>Sent in chunks, without a Content-Length.</summary>
    private sealed class Unmeasured(byte[] bytes) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(bytes).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
