using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Scorecard.Api.Infrastructure;

/// <summary>
/// The browser's application: <c>wwwroot</c> where published, <c>client/dist</c> in a working copy. What is under <c>/assets</c> carries
/// a hash of its content in its name and is cached for ever; every other path that is not the API's is a page of the application.
/// </summary>
public static class ClientFiles
{
    private static readonly string[] NotPages = ["/api", "/assets", "/health", "/openapi", "/reference"];
    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    /// <summary>In order of preference: the build puts both beside each file that they make smaller.</summary>
    private static readonly (string Name, string Extension)[] Encodings = [("br", ".br"), ("gzip", ".gz")];

    /// <summary>
    /// Answers wherever no endpoint does, the API's own paths aside. Not an endpoint itself: one for every path would take the
    /// place of the answers 405 and 415.
    /// </summary>
    public static void UseClientFiles(this WebApplication app)
    {
        var root = Root(app.Environment);
        var files = Directory.Exists(root) ? (IFileProvider)new PhysicalFileProvider(root) : new NullFileProvider();
        app.Use((context, next) => context.GetEndpoint() is null && !context.Request.Path.StartsWithSegments("/api")
            ? Serve(context, files).ExecuteAsync(context)
            : next(context));
    }

    private static string Root(IWebHostEnvironment environment)
    {
        var published = Path.Combine(environment.ContentRootPath, "wwwroot");
        return File.Exists(Path.Combine(published, "index.html"))
            ? published
            : Path.GetFullPath(Path.Combine(environment.ContentRootPath, "..", "..", "client", "dist"));
    }

    private static IResult Serve(HttpContext context, IFileProvider files)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
            return Results.NotFound();

        var path = context.Request.Path;
        var file = files.GetFileInfo(path.Value!);
        if (!file.Exists || file.IsDirectory)
        {
            if (NotPages.Any(prefix => path.StartsWithSegments(prefix)))
                return Results.NotFound();
            file = files.GetFileInfo("index.html");
        }
        return file.Exists
            ? Send(context, files, file, forEver: path.StartsWithSegments("/assets"))
            : Results.Text("The client is not built. Build it with: dotnet build src/Scorecard.Api", statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static IResult Send(HttpContext context, IFileProvider files, IFileInfo file, bool forEver)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = forEver ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        var type = ContentTypes.TryGetContentType(file.Name, out var known) ? known : "application/octet-stream";
        if (type.StartsWith("text/", StringComparison.Ordinal))
            type += "; charset=utf-8";

        var accepted = context.Request.GetTypedHeaders().AcceptEncoding;
        foreach (var (name, extension) in Encodings)
        {
            var packed = new FileInfo(file.PhysicalPath + extension);
            if (!packed.Exists || packed.LastWriteTimeUtc < file.LastModified || !accepted.Any(coding => Accepts(coding, name)))
                continue;
            headers.ContentEncoding = name;
            return Results.File(packed.FullName, type, entityTag: Tag(packed.LastWriteTimeUtc, packed.Length));
        }
        return Results.File(file.PhysicalPath!, type, entityTag: Tag(file.LastModified, file.Length));
    }

    private static bool Accepts(StringWithQualityHeaderValue coding, string name) =>
        coding.Quality is not 0 && StringSegment.Equals(coding.Value, name, StringComparison.OrdinalIgnoreCase);

    private static EntityTagHeaderValue Tag(DateTimeOffset modified, long length) => new($"\"{modified.UtcTicks:x}-{length:x}\"");
}
