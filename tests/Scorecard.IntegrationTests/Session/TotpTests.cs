using System.Text;
using Scorecard.Api.Infrastructure.Identity;

namespace Scorecard.IntegrationTests.Session;

public class TotpTests
{
    /// <summary>The secret of RFC 6238.</summary>
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.CodeAt(Secret, DateTimeOffset.FromUnixTimeSeconds(seconds)));

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public void Clocks_may_differ_by_a_step(int seconds, bool taken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);

        Assert.Equal(taken, Totp.StepOf(Secret, Totp.CodeAt(Secret, now.AddSeconds(seconds)), now) is not null);
    }

    [Fact]
    public void Secrets_are_written_as_apps_take_them() =>
        Assert.Equal(("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "MZXW6YQ"), (Totp.Text(Secret), Totp.Text("foob"u8)));
}
