using MailKit.Security;
using Tenantry.Emailing;
using Tenantry.TestSupport.Smtp;

namespace Tenantry.Platform.Tests.Emails;

public sealed class SmtpEncryptionTests
{
    [Theory]
    [InlineData(SmtpEncryption.StartTls, false)]
    [InlineData(SmtpEncryption.ImplicitTls, false)]
    [InlineData(SmtpEncryption.StartTls, true)]
    [InlineData(SmtpEncryption.ImplicitTls, true)]
    public async Task EncryptedServer_WithPasswordOrAccessToken_ReceivesTheEmail(SmtpEncryption encryption, bool oauth)
    {
        await using var server = await StartAsync(encryption);
        using var sender = new SmtpSender(
            server,
            options =>
            {
                (options.Encryption, options.CertificateSha256) = (encryption, server.CertificateSha256);
                (options.User, options.Password) = ("ada", oauth ? null : "s3cret");
            },
            oauth ? "s3cret" : null);
        await sender.SendAsync();
        server.Emails.Single().To.ShouldBe(["ada@example.com"]);
    }

    [Theory]
    [InlineData("wrong", false)]
    [InlineData("wrong", true)]
    public async Task WrongSecret_FailsAndCanBeRetried(string secret, bool oauth)
    {
        await using var server = await StartAsync(SmtpEncryption.ImplicitTls);
        using var sender = new SmtpSender(
            server,
            options =>
            {
                (options.Encryption, options.CertificateSha256) = (SmtpEncryption.ImplicitTls, server.CertificateSha256);
                (options.User, options.Password) = ("ada", oauth ? null : secret);
            },
            oauth ? secret : null);
        await Should.ThrowAsync<AuthenticationException>(() => sender.SendAsync());
        server.Emails.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(SmtpEncryption.StartTls)]
    [InlineData(SmtpEncryption.ImplicitTls)]
    public async Task SelfSignedCertificate_IsRejected_UnlessItsFingerprintIsConfigured(SmtpEncryption encryption)
    {
        await using var server = await StartAsync(encryption);
        using var strict = new SmtpSender(server, options => (options.Encryption, options.User, options.Password) =
            (encryption, "ada", "s3cret"));
        await Should.ThrowAsync<SslHandshakeException>(() => strict.SendAsync());
        using var other = new SmtpSender(
            server,
            options => (options.Encryption, options.User, options.Password, options.CertificateSha256) =
            (encryption, "ada", "s3cret", new string('0', 64)));
        await Should.ThrowAsync<SslHandshakeException>(() => other.SendAsync());
        server.Emails.ShouldBeEmpty();
    }

    [Fact]
    public async Task ServerWithoutStartTls_IsRejected_BeforeThePasswordIsSent()
    {
        await using var server = await TestSmtpServer.StartAsync(new TestSmtpOptions { User = "ada", Secret = "s3cret" });
        using var sender = new SmtpSender(server, options => (options.Encryption, options.User, options.Password) =
            (SmtpEncryption.StartTls, "ada", "s3cret"));
        await Should.ThrowAsync<NotSupportedException>(() => sender.SendAsync());
        server.Commands.ShouldNotContain("AUTH");
    }

    [Fact]
    public async Task ServerThatNeverAnswers_EndsInATimeout()
    {
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        await using var server = await TestSmtpServer.StartAsync();
        using var sender = new SmtpSender(
            server,
            options => (options.Port, options.Timeout) =
            (((System.Net.IPEndPoint)silent.LocalEndpoint).Port, TimeSpan.FromMilliseconds(200)));
        var failure = await Should.ThrowAsync<TimeoutException>(() => sender.SendAsync());
        failure.Message.ShouldContain("did not answer within");
    }

    private static Task<TestSmtpServer> StartAsync(SmtpEncryption encryption) => TestSmtpServer.StartAsync(new TestSmtpOptions
    {
        StartTls = encryption == SmtpEncryption.StartTls,
        ImplicitTls = encryption == SmtpEncryption.ImplicitTls,
        User = "ada",
        Secret = "s3cret",
    });
}
