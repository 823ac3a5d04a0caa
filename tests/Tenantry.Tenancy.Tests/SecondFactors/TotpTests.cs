using System.Text;
using Tenantry.Tenancy.SecondFactors;

namespace Tenantry.Tenancy.Tests.SecondFactors;

public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B, SHA-1: eight digits.
    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void ACode_IsTheOneOfTheStandard(long seconds, string code) =>
        Totp.Compute(Secret, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds)), digits: 8).ShouldBe(code);

    // RFC 4226, appendix D: six digits of the counters 0 to 9.
    [Fact]
    public void SixDigits_AreTheOnesOfTheStandard() => Enumerable.Range(0, 10).Select(step => Totp.Compute(Secret, step)).ShouldBe(
    [
        "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489",
    ]);

    // RFC 4648, section 10, without padding.
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base32_IsTheOneOfTheStandard(string text, string encoded) => Base32.Encode(Encoding.ASCII.GetBytes(text)).ShouldBe(encoded);

    [Fact]
    public void TheCodesOfTheNeighboringSteps_AreAccepted_AndNoOthers()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(150);

        Enumerable.Range(0, 10).Where(step => Totp.FindStep(Secret, Totp.Compute(Secret, step), now, lastStep: -1) == step)
            .ShouldBe([4, 5, 6]);
        Totp.FindStep(Secret, Totp.Compute(Secret, 5), now, lastStep: 5).ShouldBeNull();
    }
}
