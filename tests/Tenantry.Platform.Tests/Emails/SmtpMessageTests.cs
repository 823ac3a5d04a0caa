using MailKit.Net.Smtp;
using SmtpServer.Protocol;
using Tenantry.Emailing;
using Tenantry.Platform.Work;
using Tenantry.TestSupport.Smtp;
using SmtpResponse = SmtpServer.Protocol.SmtpResponse;

namespace Tenantry.Platform.Tests.Emails;

public sealed class SmtpMessageTests(SmtpFixture smtp) : IClassFixture<SmtpFixture>
{
    [Theory]
    [InlineData("Hi\r\nBcc: eve@example.com", "Hi Bcc: eve@example.com")]
    [InlineData("Hi\nX-Injected: 1\n\nBody", "Hi X-Injected: 1 Body")]
    [InlineData("Zwölf Boxkämpfer, 東京の天気, مرحبا 👋", "Zwölf Boxkämpfer, 東京の天気, مرحبا 👋")]
    public async Task Subject_ArrivesAsItIs_OnOneLine_AndAddsNoHeader(string subject, string expected)
    {
        using var sender = new SmtpSender(smtp.Server);
        var to = $"{TenantId.New(TimeProvider.System).Value:N}@example.com";
        await sender.SendAsync(to, subject, "Grüße 👋");
        var email = smtp.Server.Emails.Single(email => email.To.Contains(to));
        email.To.ShouldBe([to]);
        var message = SmtpSender.Read(email);
        message.Subject.ShouldBe(expected);
        message.TextBody.ShouldNotBeNull().TrimEnd().ShouldBe("Grüße 👋");
        message.HtmlBody.ShouldNotBeNull().TrimEnd().ShouldBe("<p>Grüße 👋</p>");
        message.Headers.Select(header => header.Field).ShouldBe(
            ["Message-Id", "Date", "Subject", "From", "To", "MIME-Version"], ignoreOrder: true);
        message.From.ToString().ShouldBe("\"Academy\" <hello@example.com>");
        message.Date.ShouldBe(new DateTimeOffset(2026, 1, 31, 10, 0, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("ada@example.com\r\nBcc: eve@example.com")]
    [InlineData("ada@example.com, eve@example.com")]
    [InlineData("ada@example.com\r\nRCPT TO:<eve@example.com>")]
    [InlineData("ada")]
    [InlineData("")]
    public async Task InvalidRecipient_IsRejectedPermanently_AndNothingIsSent(string to)
    {
        await using var server = await TestSmtpServer.StartAsync();
        using var sender = new SmtpSender(server);
        await Should.ThrowAsync<WorkRejectedException>(() => sender.SendAsync(to));
        server.Connections.ShouldBe(0);
    }

    [Theory]
    [InlineData(550, true)]
    [InlineData(553, true)]
    [InlineData(450, false)]
    [InlineData(451, false)]
    public async Task RejectedRecipient_IsRejectedPermanently_OnlyWithA5xx(int code, bool permanent)
    {
        await using var server = await TestSmtpServer.StartAsync();
        server.RejectRecipient = _ => new SmtpResponse((SmtpReplyCode)code, "no such user");
        using var sender = new SmtpSender(server);
        await ShouldFailAsync(sender, permanent, code);
    }

    [Theory]
    [InlineData(554, true)]
    [InlineData(552, true)]
    [InlineData(451, false)]
    [InlineData(452, false)]
    public async Task RejectedMessage_IsRejectedPermanently_OnlyWithA5xx(int code, bool permanent)
    {
        await using var server = await TestSmtpServer.StartAsync();
        server.RejectMessage = _ => new SmtpResponse((SmtpReplyCode)code, "not this one");
        using var sender = new SmtpSender(server);
        await ShouldFailAsync(sender, permanent, code);
    }

    [Theory]
    [InlineData(421)]
    [InlineData(550)]
    public async Task RejectedSender_IsAConfigurationError_AndCanBeRetried(int code)
    {
        await using var server = await TestSmtpServer.StartAsync();
        server.RejectSender = _ => new SmtpResponse((SmtpReplyCode)code, "not you");
        using var sender = new SmtpSender(server);
        await ShouldFailAsync(sender, permanent: false, code);
    }

    private static async Task ShouldFailAsync(SmtpSender sender, bool permanent, int code)
    {
        var failure = await Should.ThrowAsync<Exception>(() => sender.SendAsync());
        if (permanent)
        {
            failure.ShouldBeOfType<WorkRejectedException>().Message.ShouldContain($"{code}");
        }
        else
        {
            ((int)failure.ShouldBeOfType<SmtpCommandException>().StatusCode).ShouldBe(code);
        }
    }
}
