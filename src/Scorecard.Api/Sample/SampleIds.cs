using System.Security.Cryptography;
using System.Text;

namespace Scorecard.Api.Sample;

/// <summary>Ids that are the same at every build of the sample, so that links into it keep working after a reset.</summary>
internal static class SampleIds
{
    /// <summary>A UUID of version 8 (RFC 9562) made from what it names.</summary>
    public static Guid Of(string name)
    {
        Span<byte> bytes = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"scorecard-sample/{name}"), bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes[..16], bigEndian: true);
    }

    public static Guid Organization => Of("organization");

    public static Guid Unit(string code) => Of($"unit/{code}");

    public static Guid Person(string key) => Of($"person/{key}");

    public static Guid Kpi(string code) => Of($"kpi/{code}");

    public static Guid Scorecard(string unit, int year) => Of($"scorecard/{unit}/{year}");

    public static Guid Objective(string unit, int year, string key) => Of($"objective/{unit}/{year}/{key}");
}
