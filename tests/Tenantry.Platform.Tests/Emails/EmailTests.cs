using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using SmtpServer.Protocol;
using Tenantry.Emailing;
using Tenantry.Platform.Data;
using Tenantry.Platform.Emails;
using Tenantry.TestSupport.Smtp;

namespace Tenantry.Platform.Tests.Emails;

public sealed class EmailTests(SmtpFixture smtp) : IClassFixture<SmtpFixture>
{
    private readonly TenantId _tenant = TenantId.New(TimeProvider.System);

    [Fact]
    public async Task Email_ArrivesBySmtp_WithBothParts_AndItsValuesEncodedInHtml()
    {
        await using var app = await StartAsync(smtp.Server.Port);
        var to = $"ada-{_tenant}@example.com";
        (await QueueAsync(app, to, "hello:1", "Ada <b>")).ShouldBeTrue();
        var email = await Eventually.GetAsync(() => Task.FromResult(Received(to)), "the email arrives");
        email.Subject.ShouldBe("Hello Ada <b>");
        email.Body.ShouldNotBeNull().ContentType.MimeType.ShouldBe("multipart/alternative");
        email.TextBody.ShouldNotBeNull().ShouldContain("Hello Ada <b> of Tenantry.");
        email.HtmlBody.ShouldNotBeNull().ShouldContain("Hello Ada &lt;b&gt;.");
        var row = await RowAsync(app, to);
        email.MessageId.ShouldBe($"{row.Id:N}@example.com");
        row.Html.ShouldContain("Hello Ada &lt;b&gt;.");
        row.Text.ShouldContain("Hello Ada <b> of Tenantry.");
    }

    [Fact]
    public async Task SameIdempotencyKey_IsSentOnce()
    {
        await using var app = await StartAsync(smtp.Server.Port);
        var to = $"once-{_tenant}@example.com";
        (await QueueAsync(app, to, "welcome:1", "Ada")).ShouldBeTrue();
        (await QueueAsync(app, to, "welcome:1", "Ada")).ShouldBeFalse();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => QueueAsync(app, to, "welcome:1", "Ada")));
        await Eventually.HoldsAsync(async () => (await RowAsync(app, to)).Status == EmailStatus.Sent, "the email is sent");
        smtp.Server.Emails.Count(email => email.To.Contains(to)).ShouldBe(1);
    }

    [Fact]
    public async Task EmailServerThatIsDown_KeepsTheEmail_UntilItAnswersOrTheAttemptsEnd()
    {
        await using var app = await StartAsync(port: 1);
        var to = $"later-{_tenant}@example.com";
        await QueueAsync(app, to, "later:1", "Ada");
        await Eventually.HoldsAsync(async () => (await RowAsync(app, to)).Error is not null, "the first attempt fails");
        (await RowAsync(app, to)).Status.ShouldBe(EmailStatus.Queued);
        await Eventually.HoldsAsync(
            async () =>
            {
                app.Clock.Advance(TimeSpan.FromHours(2));
                app.Services.GetRequiredService<Backplane.NodeBackplane>().Publish(EmailSender.Topic);
                return (await RowAsync(app, to)).Status == EmailStatus.Failed;
            },
            "the attempts end",
            TimeSpan.FromSeconds(60));
    }

    [Theory]
    [InlineData(550, "Failed")]
    [InlineData(450, "Queued")]
    public async Task RejectedRecipient_FailsTheEmailImmediately_OrRetriesIt(int code, string expected)
    {
        await using var server = await TestSmtpServer.StartAsync();
        server.RejectRecipient = _ => new SmtpResponse((SmtpReplyCode)code, "not here");
        await using var app = await StartAsync(server.Port);
        var to = $"refused-{_tenant}@example.com";
        await QueueAsync(app, to, "refused:1", "Ada");
        await Eventually.HoldsAsync(async () => (await RowAsync(app, to)).Error is not null, "the first attempt is rejected");
        var row = await RowAsync(app, to);
        row.Status.ToString().ShouldBe(expected);
        row.Attempts.ShouldBe(1);
        row.Error.ShouldNotBeNull().ShouldContain("not here");
    }

    [Fact]
    public async Task UnknownTemplate_IsRejected_WithTheMissingFile()
    {
        await using var app = await StartAsync(port: 1);
        await using var scope = app.For(_tenant);
        var exception = await Should.ThrowAsync<InvalidOperationException>(() => scope.Get<IEmailSender>().QueueAsync(
            new EmailMessage("test.nothing", "a@example.com", new Dictionary<string, object?>(), "x")));
        exception.Message.ShouldContain("Emails/nothing.hbs");
    }

    private static Task<TestApp> StartAsync(int port) => TestApp.StartAsync(
        builder => builder.Services.AddEmailTemplates("test", typeof(EmailTests).Assembly),
        settings: new Dictionary<string, string?>
        {
            ["Tenantry:Smtp:Host"] = "127.0.0.1",
            ["Tenantry:Smtp:Port"] = port.ToString(CultureInfo.InvariantCulture),
            ["Tenantry:Smtp:Encryption"] = "None",
            ["Tenantry:Smtp:From"] = "Academy <hello@example.com>",
        });

    private async Task<bool> QueueAsync(TestApp app, string to, string key, string name)
    {
        await using var scope = app.For(_tenant);
        return await scope.Get<IEmailSender>()
            .QueueAsync(new EmailMessage("test.hello", to, new Dictionary<string, object?> { ["name"] = name }, key));
    }

    private static async Task<Email> RowAsync(TestApp app, string to)
    {
        await using var db = await app.Services.GetRequiredService<ICrossTenantDbContextFactory<EmailingDbContext>>()
            .CreateDbContextAsync("a test reads emails");
        return await db.Set<Email>().AsNoTracking().SingleAsync(row => row.To == to);
    }

    private MimeMessage? Received(string to) =>
        smtp.Server.Emails.SingleOrDefault(email => email.To.Contains(to)) is { } email
        ? MimeMessage.Load(new MemoryStream(email.Source)) : null;
}
