namespace Scorecard.Api.Infrastructure.Hosting;

/// <summary>
/// Keeps secrets out of the log, however much it is asked to tell: parts of the framework that write the address of a request, in which the secret of
/// a one-time link may stand, are silent but for warnings. <see cref="RequestLog"/> says what was asked for, by route.
/// </summary>
public static class QuietPaths
{
    private static readonly string[] Categories =
    [
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Routing",
        "Microsoft.AspNetCore.StaticFiles",
        "Microsoft.AspNetCore.Http",
        "Microsoft.AspNetCore.HttpLogging",
        "Microsoft.AspNetCore.Server.Kestrel",
        "System.Net.Http",
    ];

    public static void KeepPathsQuiet(this ILoggingBuilder logging)
    {
        foreach (var category in Categories)
            logging.AddFilter(category, level => level >= LogLevel.Warning);
    }
}
