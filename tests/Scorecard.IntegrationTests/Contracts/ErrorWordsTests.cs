using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Domain.Kernel;

namespace Scorecard.IntegrationTests.Contracts;

/// <summary>Whatever is refused says why: the client has words for each code. That both languages have the same is the client's own test.</summary>
public sealed partial class ErrorWordsTests
{
    private static readonly JsonElement Errors = WordsOf("errors");

    private static readonly JsonElement Imports = WordsOf("imports");

    private static readonly string Source = string.Concat(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Scorecard.Api"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText));

    [Fact]
    public void Every_refusal_has_words()
    {
        var declared = new[] { typeof(DomainError).Assembly, typeof(Program).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(DomainError))
            .Select(field => ((DomainError)field.GetValue(null)!).Code)
            .Where(code => code != Problems.NotFound.Code); // said by its status
        var notFound = NotFoundCall().Matches(Source).Select(call => $"{call.Groups["subject"].Value}.not_found");

        List<string> codes = [.. declared.Concat(notFound).Distinct()];
        Assert.True(codes.Count > 100);
        AssertNone(codes.Where(code => code.StartsWith("import.", StringComparison.Ordinal)
            ? !Has(Imports, $"rowReason.{code["import.".Length..]}") && !Has(Errors, $"codes.{code}.what")
            : !Has(Errors, $"codes.{code}.what")));
    }

    [Fact]
    public void Every_fault_of_a_field_has_words()
    {
        var said = FieldCode().Matches(Source).Select(call => call.Groups["code"].Value);

        List<string> codes = [.. said.Append(NewPasswords.Common).Distinct()];
        Assert.True(codes.Count > 15);
        AssertNone(codes.Where(code => !Has(Errors, $"fields.{code}")));
    }

    private static void AssertNone(IEnumerable<string> wordless) => Assert.True(!wordless.Any(), $"No words for: {string.Join(", ", wordless.Order())}");

    private static JsonElement WordsOf(string name) => JsonElement.Parse(File.ReadAllText(Path.Combine(Repository.Client, "src", "i18n", "ko", $"{name}.json")));

    private static bool Has(JsonElement words, string path)
    {
        var place = words;
        return path.Split('.').All(part => place.ValueKind is JsonValueKind.Object && place.TryGetProperty(part, out place));
    }

    [GeneratedRegex("""NotFound\("(?<subject>\w+)"\)""")]
    private static partial Regex NotFoundCall();

    /// <summary>A literal code; what follows a colon are its limits. Codes that are constants are named by the test.</summary>
    [GeneratedRegex("""(?:WithCode\((?:Invariant\()?|\bField\([^;]*?, )\$?"(?<code>[a-z_.]+)[:"]""")]
    private static partial Regex FieldCode();
}
