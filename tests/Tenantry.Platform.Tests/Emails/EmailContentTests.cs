using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Tenantry.TestSupport.Smtp;

namespace Tenantry.Platform.Tests.Emails;

public sealed class EmailContentTests(SmtpFixture smtp) : IClassFixture<SmtpFixture>
{
    private readonly TenantId _tenant = TenantId.New(TimeProvider.System);

    [Fact]
    public async Task EmailWithoutATemplate_ArrivesAsItIs_WithSenderCcAndAttachment_AndWithoutALayout()
    {
        await using var app = await StartAsync();
        var to = $"ada-{_tenant}@example.com";
        (await QueueAsync(app, new EmailContent(to, "Your invoice", "invoice:1")
        {
            Text = "Attached.",
            Html = "<p>Attached.</p>",
            From = "Billing <billing@example.com>",
            Cc = [$"copy-{_tenant}@example.com"],
            Attachments = [new EmailAttachment("invoice.txt", "text/plain", Encoding.UTF8.GetBytes("Total: 10"))],
        })).ShouldBeTrue();

        var email = await Eventually.GetAsync(() => Task.FromResult(Received(to)), "the email arrives");
        email.Subject.ShouldBe("Your invoice");
        email.From.Mailboxes.ShouldHaveSingleItem().ToString().ShouldBe("\"Billing\" <billing@example.com>");
        email.Cc.Mailboxes.ShouldHaveSingleItem().Address.ShouldBe($"copy-{_tenant}@example.com");
        email.HtmlBody.ShouldNotBeNull().Trim().ShouldBe("<p>Attached.</p>");
        email.TextBody.ShouldNotBeNull().Trim().ShouldBe("Attached.");
        var file = email.Attachments.ShouldHaveSingleItem().ShouldBeAssignableTo<MimePart>().ShouldNotBeNull();
        file.FileName.ShouldBe("invoice.txt");
        using var content = new MemoryStream();
        await file.Content.ShouldNotBeNull().DecodeToAsync(content);
        Encoding.UTF8.GetString(content.ToArray()).ShouldBe("Total: 10");
    }

    [Fact]
    public async Task SameIdempotencyKey_IsSentOnce_AndStoresTheAttachmentOnce()
    {
        await using var app = await StartAsync();
        var content = new EmailContent($"once-{_tenant}@example.com", "Once", "once:1")
        {
            Text = "Once.",
            Attachments = [new EmailAttachment("a.txt", "text/plain", "a"u8.ToArray())],
        };
        (await QueueAsync(app, content)).ShouldBeTrue();
        (await QueueAsync(app, content)).ShouldBeFalse();
        (await Outbox.OutboxApp.CountAsync(app, $"emailing.email_attachment_file where tenant_id = '{_tenant}'")).ShouldBe(1);
    }

    [Fact]
    public async Task EmptyOrTooLargeEmail_IsRejected_BeforeAnythingIsStored()
    {
        await using var app = await StartAsync();
        await Should.ThrowAsync<ArgumentException>(() => QueueAsync(app, new EmailContent("a@example.com", "Empty", "empty:1")));
        var large = new EmailContent("a@example.com", "Large", "large:1")
        {
            Text = "Large.",
            Attachments = [new EmailAttachment("a.bin", "application/octet-stream", new byte[10 * 1024 * 1024 + 1])],
        };
        await Should.ThrowAsync<ArgumentException>(() => QueueAsync(app, large));
        (await Outbox.OutboxApp.CountAsync(app, $"emailing.email where tenant_id = '{_tenant}'")).ShouldBe(0);
    }

    private Task<TestApp> StartAsync() => TestApp.StartAsync(settings: new Dictionary<string, string?>
    {
        ["Tenantry:Smtp:Host"] = "127.0.0.1",
        ["Tenantry:Smtp:Port"] = smtp.Server.Port.ToString(CultureInfo.InvariantCulture),
        ["Tenantry:Smtp:Encryption"] = "None",
        ["Tenantry:Smtp:From"] = "Academy <hello@example.com>",
    });

    private async Task<bool> QueueAsync(TestApp app, EmailContent content)
    {
        await using var scope = app.For(_tenant);
        return await scope.Get<IEmailSender>().QueueAsync(content);
    }

    private MimeMessage? Received(string to) =>
        smtp.Server.Emails.SingleOrDefault(email => email.To.Contains(to)) is { } email
        ? MimeMessage.Load(new MemoryStream(email.Source)) : null;
}
