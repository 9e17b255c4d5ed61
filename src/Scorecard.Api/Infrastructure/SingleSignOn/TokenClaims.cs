using System.Globalization;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Scorecard.Api.Infrastructure.SingleSignOn;

/// <summary>What validated tokens say, by the names that the settings give: of one, or of an ID token and the access token that came with it.</summary>
public sealed class TokenClaims(params IReadOnlyList<JsonElement> payloads)
{
    /// <summary>Claims in which several values stand in one text, separated by spaces (RFC 6749, 3.3).</summary>
    private static readonly string[] SpaceSeparated = ["scope", "scp"];

    /// <summary>Under which names providers say which client a token was issued to.</summary>
    private static readonly string[] ClientClaims = ["client_id", "azp", "appid", "cid"];

    public static TokenClaims Of(params IEnumerable<JsonWebToken> tokens) =>
        new([.. tokens.Select(token => JsonElement.Parse(Base64UrlEncoder.Decode(token.EncodedPayload)))]);

    public string Issuer => One("iss") ?? "";

    public string? Client => ClientClaims.Select(One).FirstOrDefault(client => client is not null);

    /// <summary>When it was issued, to the second; null when it does not say.</summary>
    public DateTimeOffset? IssuedAt =>
        long.TryParse(One("iat"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>The claim's first value; null when there is none.</summary>
    public string? One(string name) => All(name) is [var first, ..] ? first : null;

    /// <summary>True for <c>true</c>, "true", 1 and "1".</summary>
    public bool Says(string name) => One(name) is { } value && (value == "1" || value.Equals("true", StringComparison.OrdinalIgnoreCase));

    /// <summary>Every value of the claim, each once; it may be one or a list, and may stand within others.</summary>
    public IReadOnlyList<string> All(string name) => [.. payloads.SelectMany(payload => All(payload, name)).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> All(JsonElement payload, string name) => Find(payload, name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select(TextOf).OfType<string>(),
        { } one when TextOf(one) is { } text => SpaceSeparated.Contains(name) ? text.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [text],
        _ => [],
    };

    /// <summary>By its whole name, for names that are addresses; else along its path, where a step itself may have dots.</summary>
    private static JsonElement? Find(JsonElement within, string name)
    {
        if (within.ValueKind != JsonValueKind.Object)
            return null;
        if (within.TryGetProperty(name, out var found))
            return found;

        for (var dot = name.IndexOf('.', StringComparison.Ordinal); dot > 0; dot = name.IndexOf('.', dot + 1))
        {
            if (within.TryGetProperty(name[..dot], out var step) && Find(step, name[(dot + 1)..]) is { } below)
                return below;
        }

        return null;
    }

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };
}
