using Scorecard.Api.Infrastructure.Hosting;

namespace Scorecard.Api.Features.Importing;

/// <summary>The table of contents of the feature of imports.</summary>
public static class ImportEndpoints
{
    public static void AddImports(this IServiceCollection services)
    {
        services.AddScoped<ImportStore>();
        services.AddScoped<ImportRowStore>();
        services.AddScoped<ImportJobStore>();
        services.AddSingleton<ImportJobs>();
        services.AddScoped<ImportDesk>();
        services.AddScoped<ImportMemory>();
        services.AddScoped<ImportLog>();
        services.AddScoped<PreviewJob>();
        services.AddScoped<ConfirmJob>();
        services.AddSingleton<IChore, ImportPurge>();
        if (!Infrastructure.DatabaseSetup.IsDocumentGeneration)
            services.AddHostedService(provider => provider.GetRequiredService<ImportJobs>());
    }

    public static void MapImports(this IEndpointRouteBuilder api)
    {
        var imports = api.MapGroup("imports").WithTags("Imports");
        UploadImport.Map(imports);
        ListImports.Map(imports);
        GetImport.Map(imports);
        SetImportReading.Map(imports);
        PreviewImport.Map(imports);
        ListImportRows.Map(imports);
        ListUnknownKpis.Map(imports);
        ChooseImportRows.Map(imports);
        DownloadImportPreview.Map(imports);
        ConfirmImport.Map(imports);
        CancelImportJob.Map(imports);
        DiscardImport.Map(imports);
    }
}
