using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Tests.People;

public sealed class PasswordRuleTests(TenancyApp app)
{
    [Theory]
    [InlineData("12345678901", "tenancy.password_too_short")]
    [InlineData("short phrase", null)]
    [InlineData("short phras", "tenancy.password_too_short")]
    [InlineData("", "tenancy.password_too_short")]
    [InlineData(null, "tenancy.password_too_short")]
    [InlineData("password1234", "tenancy.password_common")]
    [InlineData("Password2026!", "tenancy.password_common")]
    [InlineData("P@ssw0rd2026!!", "tenancy.password_common")]
    [InlineData("123456789012", "tenancy.password_common")]
    [InlineData("qwertyuiopas", "tenancy.password_common")]
    [InlineData("qwertyuiop12", "tenancy.password_common")]
    [InlineData("            ", "tenancy.password_common")]
    [InlineData("aaaaaaaaaaaa", "tenancy.password_common")]
    [InlineData("abcabcabcabc", "tenancy.password_common")]
    [InlineData("iloveyoupassword", "tenancy.password_common")]
    [InlineData("Administrator1!", "tenancy.password_common")]
    [InlineData("correcthorsebatterystaple", "tenancy.password_common")]
    [InlineData("1q2w3e4r5t6y", "tenancy.password_common")]
    [InlineData("Ada.Lovelace@Example.com", "tenancy.password_is_address")]
    [InlineData("ada.lovelace", "tenancy.password_is_address")]
    [InlineData("a table and half an hour", null)]
    [InlineData("violet cabinet 47", null)]
    public void ANewPassword_IsLongEnough_AndNotOneThatAttackersTryFirst(string? password, string? code) =>
        Passwords.Check(password, "ada.lovelace@example.com")?.Code.ShouldBe(code);

    [Fact]
    public void LengthsCountCharacters_UpToExactly128()
    {
        // Each of these characters is one code point and two UTF-16 units.
        var letters = Enumerable.Range(0, 129).Select(index => char.ConvertFromUtf32(0x20000 + index)).ToList();

        Passwords.Check(string.Concat(letters.Take(11)), null)!.Code.ShouldBe("tenancy.password_too_short");
        Passwords.Check(Phrase(128), null).ShouldBeNull();
        Passwords.Check(Phrase(129), null)!.Code.ShouldBe("tenancy.password_too_long");
    }

    [Fact]
    public async Task SignUp_RefusesACommonPassword_NextToItsField()
    {
        var page = await app.Browser().SendAsync("/signup", ("Input.Email", TenancyApp.NewEmail()), ("Input.Password", "password1234"));

        page.Text.ShouldContain("This password is on lists that attackers try first.");
    }

    [Fact]
    public async Task AnOlderHash_IsReplacedAtSignIn_ByOneWith210000Iterations()
    {
        var (_, email, _) = await app.MemberAsync();
        var weak = new PasswordHasher<User>(Options.Create(new PasswordHasherOptions { IterationCount = 1000 }))
            .HashPassword(new User { DisplayName = "" }, TenancyApp.Password);
        await app.SqlAsync("update tenancy.user set password_hash = $1 where email = $2", weak, email);

        await app.Browser().SendFormAsync("/signin", "signin", ("Input.Email", email), ("Input.Password", TenancyApp.Password));

        // The format of Identity: one byte of version, four of the algorithm, then the iterations in big-endian order.
        var stored = Convert.FromBase64String((string)(await app.SqlAsync("select password_hash from tenancy.user where email = $1",
            email))!);
        System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(stored.AsSpan(5)).ShouldBe(210_000u);
    }

    private static string Phrase(int length) =>
        string.Concat(Enumerable.Range(0, length).Select(index => (char)('a' + (index * index % 23))));
}
