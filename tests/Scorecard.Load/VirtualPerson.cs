using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Scorecard.Load;

/// <summary>Reads, checks in and records values, with a moment to think in between.</summary>
internal sealed class VirtualPerson(CastMember member, Cast cast, Way way, Ledger ledger)
{
    private readonly Random _random = new(member.Email.GetHashCode(StringComparison.Ordinal));
    private int _progressVersion;
    private int _written;

    public CastMember Member => member;

    public async Task SignInAsync()
    {
        await RememberTokenAsync();
        var answer = await way.SendAsync("sign in", HttpMethod.Post, "/api/v1/session", JsonSerializer.Serialize(new { email = member.Email, password = Stage.Password }));
        if (answer is not { Status: HttpStatusCode.OK })
            throw new InvalidOperationException($"{member.Email} cannot sign in: {answer}");
        await RememberTokenAsync();
    }

    public async Task ActAsync(TimeSpan until)
    {
        while (ledger.Now < until)
        {
            await (_random.Next(8) switch
            {
                0 or 1 => CheckInAsync(),
                2 or 3 => RecordAsync(),
                4 or 5 => ReadAsync("read scorecard", $"/api/v1/scorecards/{member.ScorecardId}?date={cast.Year}-{_random.Next(1, 13):00}"),
                6 => ReadAsync("read objective", $"/api/v1/objectives/{member.ObjectiveId}"),
                _ => ReadAsync("read home", "/api/v1/home"),
            });
            await Task.Delay(_random.Next(100, 400));
        }
    }

    /// <summary>The notes of all check-ins as the API tells them.</summary>
    public async Task<IReadOnlyList<string>> NotesAsync()
    {
        var answer = await way.SendAsync("read history", HttpMethod.Get, $"/api/v1/key-results/{member.KeyResultId}/history");
        return [.. answer!.Value.Body.GetProperty("checkIns").EnumerateArray().Select(entry => entry.GetProperty("note").GetString() ?? "")];
    }

    private async Task CheckInAsync()
    {
        var (number, note) = (++_written, Guid.NewGuid().ToString("N"));
        var answer = await way.SendAsync("check in", HttpMethod.Put, $"/api/v1/key-results/{member.KeyResultId}/check-ins/{Guid.CreateVersion7()}", JsonSerializer.Serialize(
            new { expectedVersion = _progressVersion, value = number, confidence = 7, note }));
        var result = Judge(answer, HttpStatusCode.Conflict);
        var version = result is WriteResult.Acknowledged ? answer!.Value.Body.GetProperty("version").GetInt32() : (int?)null;
        ledger.Writes.Enqueue(new(WriteKind.CheckIn, note, member.KeyResultId, result, version));
        if (version is { } known)
            _progressVersion = known;
        else if (answer is { Status: HttpStatusCode.Conflict, Body: var conflict } && conflict.TryGetProperty("currentVersion", out var current))
            _progressVersion = current.GetInt32(); // one of which nobody knew was recorded after all
    }

    private async Task RecordAsync()
    {
        var (number, comment) = (++_written, Guid.NewGuid().ToString("N"));
        var period = string.Create(CultureInfo.InvariantCulture, $"{cast.Year}-{_random.Next(1, 13):00}");
        var answer = await way.SendAsync("record value", HttpMethod.Put, $"/api/v1/kpis/{member.KpiId}/values/{period}", JsonSerializer.Serialize(
            new { value = number, comment, reason = "Counted anew" }));
        ledger.Writes.Enqueue(new(WriteKind.Value, comment, member.KpiId, Judge(answer), Version: null));
    }

    private async Task ReadAsync(string what, string path) => Judge(await way.SendAsync(what, HttpMethod.Get, path));

    private WriteResult Judge((HttpStatusCode Status, JsonElement Body)? answer, HttpStatusCode? alsoExpected = null)
    {
        if (answer is not { } given)
            return WriteResult.Unknown;
        if (given.Status is HttpStatusCode.OK)
            return WriteResult.Acknowledged;
        if (given.Status != alsoExpected)
            ledger.Unexpected.Enqueue($"{(int)given.Status} {given.Body}");
        return (int)given.Status < 500 ? WriteResult.Refused : WriteResult.Unknown;
    }

    private async Task RememberTokenAsync()
    {
        var session = await way.SendAsync("session", HttpMethod.Get, "/api/v1/session");
        way.Token = session!.Value.Body.GetProperty("csrfToken").GetString();
    }
}
