using Microsoft.Extensions.Options;
using Tenantry.Emailing;

namespace Tenantry.Platform.Tests.Emails;

public sealed class SmtpOptionsTests
{
    [Theory]
    [InlineData("From", "hello", "Tenantry:Smtp:From 'hello' is not an email address.")]
    [InlineData("From", "", "Tenantry:Smtp:From is missing.")]
    [InlineData("Host", "", "Tenantry:Smtp:Host is missing.")]
    [InlineData("Port", "0", "EmailingOptions.Smtp.Port must be between 1 and 65535.")]
    [InlineData("Port", "465", "Set Tenantry:Smtp:Encryption to ImplicitTls")]
    [InlineData("Encryption", "7", "Tenantry:Smtp:Encryption must be StartTls, ImplicitTls or None.")]
    [InlineData("CertificateSha256", "abc", "Tenantry:Smtp:CertificateSha256 must be 64 hexadecimal digits.")]
    [InlineData("User", "ada", "Tenantry:Smtp:Password is missing.")]
    [InlineData("Password", "s3cret", "Tenantry:Smtp:User is missing.")]
    [InlineData("MaxConnections", "65", "EmailingOptions.Smtp.MaxConnections must be between 1 and 64.")]
    [InlineData("IdleTimeout", "00:10:00", "EmailingOptions.Smtp.IdleTimeout must be between 00:00:01 and 00:05:00.")]
    [InlineData("Timeout", "00:05:00", "EmailingOptions.Smtp.Timeout must be between 00:00:01 and 00:01:00.")]
    public async Task InvalidOption_StopsTheStart_WithOneLineThatNamesIt(string option, string value, string expected)
    {
        var exception = await Should.ThrowAsync<OptionsValidationException>(() => StartAsync(KeyValuePair.Create(option, value)));
        exception.Failures.ShouldHaveSingleItem().ShouldContain(expected);
    }

    [Fact]
    public async Task EmailServerThatIsDown_DoesNotStopTheStart() =>
    await (await StartAsync(KeyValuePair.Create("Port", "1"))).DisposeAsync();

    [Fact]
    public async Task AccessToken_ReplacesThePassword_AndRequiresAUser()
    {
        await (await StartAsync(KeyValuePair.Create("User", "ada"), accessToken: true)).DisposeAsync();
        var exception = await Should.ThrowAsync<OptionsValidationException>(() =>
            StartAsync(KeyValuePair.Create("User", ""), accessToken: true));
        exception.Failures.ShouldHaveSingleItem().ShouldContain("Tenantry:Smtp:User is missing.");
    }

    private static Task<TestApp> StartAsync(KeyValuePair<string, string> option, bool accessToken = false)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Tenantry:Smtp:Host"] = "127.0.0.1",
            ["Tenantry:Smtp:From"] = "hello@example.com",
            [$"Tenantry:Smtp:{option.Key}"] = option.Value,
        };
        return TestApp.StartAsync(
            builder =>
            {
                if (accessToken)
                {
                    builder.AddEmailing().UseSmtpAccessToken((_, _) => ValueTask.FromResult("token"));
                }
            },
            settings: settings);
    }
}
