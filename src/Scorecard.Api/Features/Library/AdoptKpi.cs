using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Features.Kpis;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Library;

/// <summary>
/// Makes a draft of a library KPI, named and described in the person's language. Target, owner and baseline are the
/// organization's to add before it is activated. The caller chooses the id, so a retry cannot adopt it twice.
/// </summary>
public static class AdoptKpi
{
    private static readonly DomainError NotFound = new("library.not_found", "The library has no such KPI.");

    public static void Map(IEndpointRouteBuilder library) => library
        .MapPost("{code}/adoptions", Handle)
        .WithName("adoptKpi")
        .WithSummary("Adopt a KPI of the library as a draft")
        .RequirePermission(Permission.DefineKpis)
        .Validate(new AdoptKpiValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        string code, AdoptKpiRequest request, Reader reader, KpiCommands commands, Adoption adoption, CancellationToken ct)
    {
        if (LibraryCatalog.Instance.Find(code) is not { } entry)
            return Problems.From(NotFound);

        var definition = Draft(entry, request);
        var read = await reader.ReadAsync(KpiCommands.NeedsOf(request.KpiId, definition) with { AllOf = [Kpi.Category] }, ct);
        if (commands.Refusal(definition, before: null, read.Facts) is { } refused)
            return Problems.From(refused);

        return await adoption.AdoptAsync(entry, request, definition, read.Facts, ct);
    }

    internal static bool IsKorean(AdoptKpiRequest request) => request.Locale.StartsWith("ko", StringComparison.OrdinalIgnoreCase);

    private static KpiDefinition Draft(LibraryEntry entry, AdoptKpiRequest request)
    {
        var korean = IsKorean(request);
        return new KpiDefinition(
            request.Code,
            korean ? entry.NameKo : entry.NameEn,
            korean ? entry.DescriptionKo : entry.DescriptionEn,
            entry.UnitKind,
            korean ? entry.UnitSymbolKo : entry.UnitSymbolEn,
            entry.Decimals,
            entry.Direction,
            entry.Level,
            entry.Timing,
            entry.Horizon,
            entry.Nature,
            entry.Category,
            entry.Perspective,
            entry.Frequency,
            entry.Aggregation,
            entry.RatioFactor,
            request.OwnerUnitId,
            request.OwnerPersonId,
            DataSource: korean ? entry.TypicalSourceKo : entry.TypicalSource,
            DataPath: null,
            entry.Formula,
            Baseline: null,
            Benchmark: null,
            BenchmarkSource: null,
            ParentKpiId: null,
            Domain.Scoring.ScaleSettings.Default,
            Calculation: request.Calculate ? entry.Formula : null);
    }
}

/// <param name="KpiId">Id of the new KPI, made by the caller.</param>
/// <param name="Code">Its code; the library's own unless it is taken.</param>
/// <param name="Locale">Language of its name and description: Korean for ko, or else English.</param>
/// <param name="Calculate">
/// Its values are computed by the formula of the library; drafts are made of the inputs that there are not yet. Without it values are entered.
/// </param>
public sealed record AdoptKpiRequest(Guid KpiId, string Code, Guid OwnerUnitId, Guid? OwnerPersonId, string Locale, bool Calculate = false);

public sealed class AdoptKpiValidator : AbstractValidator<AdoptKpiRequest>
{
    public AdoptKpiValidator()
    {
        RuleFor(request => request.Code).Required().Must(code => code is null || KpiDefinition.IsCode(code)).WithCode("code_invalid");
        RuleFor(request => request.Locale).Required().Must(locale => locale is null || OrganizationSettings.IsLocale(locale)).WithCode("not_a_locale");
    }
}
