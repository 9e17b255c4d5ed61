using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace Scorecard.IntegrationTests.Mail;

/// <summary>A mail server on this machine, with a certificate for <c>localhost</c> that only <see cref="Trust"/> believes.</summary>
public sealed partial class FakeMailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Channel<Taken> _taken = Channel.CreateUnbounded<Taken>();
    private readonly X509Certificate2 _certificate = Certificate();
    private readonly Task _running;

    public FakeMailServer()
    {
        _listener.Start();
        _running = RunAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>From the first byte.</summary>
    public bool Encrypted { get; init; }

    public bool OffersStartTls { get; init; } = true;

    /// <summary>Such as <c>LOGIN</c>; only once the connection is encrypted.</summary>
    public string Ways { get; init; } = "PLAIN LOGIN";

    /// <summary>What the next recipients are answered before they are taken, such as <c>450</c>.</summary>
    public ConcurrentQueue<string> Refusals { get; init; } = [];

    /// <summary>What clients said, without the mails.</summary>
    public ConcurrentQueue<string> Said { get; } = [];

    public X509ChainPolicy Trust => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        CustomTrustStore = { _certificate },
        RevocationMode = X509RevocationMode.NoCheck,
    };

    /// <summary>The next mail that was taken.</summary>
    public async Task<Taken> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await _taken.Reader.ReadAsync(patience.Token);
    }

    /// <summary>Nothing more was taken.</summary>
    public bool IsEmpty => !_taken.Reader.TryPeek(out _);

    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
            return;

        await _stopping.CancelAsync();
        await _running; // first, for it may be about to listen once more
        _listener.Stop();
        _certificate.Dispose();
    }

    private async Task RunAsync()
    {
        List<Task> talks = [];
        try
        {
            while (true)
                talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_stopping.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        try
        {
            using (client)
                await TalkAsync(client.GetStream());
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
            Said.Enqueue($"ended: {e.GetType().Name}");
        }
    }

    private async Task TalkAsync(Stream stream)
    {
        var encrypted = Encrypted;
        if (encrypted)
            stream = await EncryptAsync(stream);

        await SayAsync(stream, "220 fake");
        string? to = null;
        while (await HearAsync(stream) is { } line)
        {
            Said.Enqueue(line);
            switch (line.Split(' ', ':')[0])
            {
                case "EHLO":
                    var offers = (string[])["fake", "SIZE 1000000", .. !encrypted && OffersStartTls ? ["STARTTLS"] : Array.Empty<string>(), .. encrypted ? [$"AUTH {Ways}"] : Array.Empty<string>()];
                    await SayAsync(stream, string.Join("\r\n", offers.Select((offer, index) => $"250{(index == offers.Length - 1 ? ' ' : '-')}{offer}")));
                    break;
                case "STARTTLS":
                    await SayAsync(stream, "220 go on");
                    stream = await EncryptAsync(stream);
                    encrypted = true;
                    break;
                case "AUTH" when line == "AUTH LOGIN":
                    await SayAsync(stream, "334 VXNlcm5hbWU6");
                    Said.Enqueue(await HearAsync(stream) ?? "");
                    await SayAsync(stream, "334 UGFzc3dvcmQ6");
                    Said.Enqueue(await HearAsync(stream) ?? "");
                    await SayAsync(stream, "235 welcome");
                    break;
                case "AUTH":
                    await SayAsync(stream, "235 welcome");
                    break;
                case "RCPT" when Refusals.TryDequeue(out var refusal):
                    await SayAsync(stream, $"{refusal} not now");
                    break;
                case "RCPT":
                    to = line;
                    await SayAsync(stream, "250 ok");
                    break;
                case "DATA":
                    await SayAsync(stream, "354 go on");
                    await TakeAsync(stream, to!);
                    await SayAsync(stream, "250 taken");
                    break;
                case "QUIT":
                    return;
                default:
                    await SayAsync(stream, "250 ok");
                    break;
            }
        }
    }

    private async Task TakeAsync(Stream stream, string to)
    {
        List<string> lines = [];
        while (await HearAsync(stream) is { } line and not ".")
            lines.Add(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line);

        var body = lines.IndexOf("");
        _taken.Writer.TryWrite(new(
            Recipient().Match(to).Groups[1].Value,
            lines[..body],
            Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(lines[(body + 1)..])))));
    }

    private async Task<SslStream> EncryptAsync(Stream stream)
    {
        var encrypted = new SslStream(stream);
        await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stopping.Token);
        return encrypted;
    }

    private async Task SayAsync(Stream stream, string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text + "\r\n"), _stopping.Token);

    private async Task<string?> HearAsync(Stream stream)
    {
        List<byte> line = [];
        var letter = new byte[1];
        while (await stream.ReadAsync(letter, _stopping.Token) == 1)
        {
            if (letter[0] == '\n')
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            line.Add(letter[0]);
        }

        return null;
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null);
    }

    [GeneratedRegex("<(.*)>")]
    private static partial Regex Recipient();
}

/// <summary>A mail as the server took it, its text decoded.</summary>
public sealed partial record Taken(string To, IReadOnlyList<string> Headers, string Text)
{
    /// <summary>The words of a header, decoded.</summary>
    public string Header(string name)
    {
        var unfolded = string.Join('\n', Headers).Replace("\n ", " ", StringComparison.Ordinal).Split('\n');
        var value = unfolded.Single(line => line.StartsWith($"{name}: ", StringComparison.Ordinal))[(name.Length + 2)..];
        return Word().Replace(Between().Replace(value, "?==?"), word => Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[1].Value)));
    }

    /// <summary>The path of the link in the text.</summary>
    public string Path => Link().Match(Text).Groups[1].Value;

    [GeneratedRegex(@"\?= =\?")]
    private static partial Regex Between();

    [GeneratedRegex(@"=\?utf-8\?B\?([^?]*)\?=")]
    private static partial Regex Word();

    [GeneratedRegex(@"https?://[^/\s]+(/\S+)")]
    private static partial Regex Link();
}
