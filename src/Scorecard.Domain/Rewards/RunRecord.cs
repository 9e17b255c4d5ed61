using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Rewards;

/// <summary>
/// The bytes of a run: what it rests on, then one document for each line, in the order of the ids. The same run has the same bytes
/// wherever and whenever it is computed, and its hash is the SHA-256 over all of them, each followed by a line feed.
/// </summary>
public sealed class RunRecord
{
    private static readonly JsonSerializerOptions Canonical = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new FractionJsonConverter(), new PlainDecimalJsonConverter(), new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    private RunRecord(int planVersion, byte[] basis, IReadOnlyList<(RunLine Line, byte[] Document)> lines, string hash) =>
        (PlanVersion, Basis, Lines, Hash) = (planVersion, basis, lines, hash);

    /// <summary>The version of the plan that paid.</summary>
    public int PlanVersion { get; }

    /// <summary>Plan, version, rules, period, knowledge time, inputs and what each unit shares, as JSON.</summary>
    public byte[] Basis { get; }

    public IReadOnlyList<(RunLine Line, byte[] Document)> Lines { get; }

    /// <summary>In hexadecimal digits.</summary>
    public string Hash { get; }

    public int Held => Lines.Count(one => one.Line.Held is not []);

    public decimal Due => Lines.Sum(one => one.Line.Due ?? 0m);

    /// <summary>Lines to which something is newly granted; null for a plan without awards.</summary>
    public int? Granted { get; private init; }

    /// <summary>Lines from which something is withdrawn; null for a plan without awards.</summary>
    public int? Withdrawn { get; private init; }

    /// <summary>Nobody has an amount to be paid: the run is about awards alone.</summary>
    public bool AwardsOnly { get; private init; }

    public decimal Total => Lines.Sum(one => one.Line.Amount ?? 0m);

    /// <summary>Null, or why nothing is kept of what was computed.</summary>
    /// <param name="adjusts">A run of the period is released: this one only pays or takes back, grants or withdraws what differs.</param>
    public DomainError? Refusal(bool adjusts) => Lines switch
    {
        [] => RewardRunErrors.NobodyTakesPart,
        _ when adjusts && Lines.All(one => IsSettled(one.Line)) => Lines.Any(one => one.Line.Amount < one.Line.PaidBefore)
            ? RewardRunErrors.RecoveryWaits
            : RewardRunErrors.NoDifference,
        _ => null,
    };

    /// <exception cref="OverflowException">The amounts do not fit into a decimal.</exception>
    public static RunRecord Of(RunFacts facts, IEnumerable<RunParticipant> participants)
    {
        RunCalculation calculation = new(facts);
        List<RunParticipant> people = [.. participants];
        var computed = calculation.Compute(people);
        List<(RunLine Line, byte[] Document)> lines = [.. computed.Select(line => (line, JsonSerializer.SerializeToUtf8Bytes(line, Canonical)))];
        var basis = JsonSerializer.SerializeToUtf8Bytes(
            new RunBasis(
                facts.PlanId,
                facts.Version.Number,
                facts.Version.Rules,
                facts.Period,
                (facts.KnownAt - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond,
                calculation.Inputs.All,
                calculation.Units,
                calculation.Awards),
            Canonical);
        var awarding = facts.Version.Rules.Awards is { Count: > 0 };
        return new(facts.Version.Number, basis, lines, HashOf(basis, lines.Select(line => line.Document)))
        {
            AwardsOnly = facts.Version.Rules.AwardsAlone(people),
            Granted = awarding ? computed.Count(line => line.Awards?.Any(award => award.Due > 0) ?? false) : null,
            Withdrawn = awarding ? computed.Count(line => line.Awards?.Any(award => award.Due < 0) ?? false) : null,
        };
    }

    /// <summary>The hash of documents as they are kept.</summary>
    public static string HashOf(byte[] basis, IEnumerable<byte[]> lines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(basis);
        hash.AppendData("\n"u8);
        foreach (var line in lines)
        {
            hash.AppendData(line);
            hash.AppendData("\n"u8);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public static RunBasis ReadBasis(ReadOnlySpan<byte> document) => JsonSerializer.Deserialize<RunBasis>(document, Canonical)!;

    public static RunLine ReadLine(ReadOnlySpan<byte> document) => JsonSerializer.Deserialize<RunLine>(document, Canonical)!;

    private static bool IsSettled(RunLine line) =>
        line is { Held: [], Due: 0m } && (line.Awards ?? []).All(award => award.Due == 0);

    /// <summary>"3/4", so that nothing is lost.</summary>
    private sealed class FractionJsonConverter : JsonConverter<Fraction>
    {
        public override Fraction Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Fraction.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Fraction value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    /// <summary>Without zeros at the end, so that equal amounts have equal bytes: 1.50 and 1.5 are one.</summary>
    private sealed class PlainDecimalJsonConverter : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value / 1.0000000000000000000000000000m);
    }
}

/// <summary>What a run rests on.</summary>
/// <param name="KnownAt">Microseconds since 1970-01-01 UTC.</param>
/// <param name="Units">What everybody in a unit shares.</param>
/// <param name="Awards">In the order of the rules; null for a plan without awards.</param>
public sealed record RunBasis(
    Guid PlanId,
    int PlanVersion,
    PayRules Rules,
    Period Period,
    long KnownAt,
    IReadOnlyList<RunInput> Inputs,
    IReadOnlyList<UnitFactors> Units,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<AwardOutcome>? Awards = null);
