using Tenantry.AdminUi.Tests.Resources;
using Tenantry.Emailing.Pages;
using Tenantry.Jobs.Pages;
using Tenantry.Platform.Pages;

namespace Tenantry.AdminUi.Tests.Operations;

public sealed class RefusalTests(PlatformApp app)
{
    [Theory]
    [InlineData("not an id")]
    [InlineData("01900000000070008000000000000001-01900000000070008000000000000002")]
    public async Task UnknownEmail_IsNotSentAgain(string id) =>
        (await ResendEmail.RunAsync(app.App.Services, id, null, default)).Problem!.Code.ShouldBe("emailing.email_not_found");

    [Fact]
    public async Task EmailInTheQueue_IsNotSentAgain()
    {
        var id = (Guid)(await app.SqlAsync(
            """
            insert into emailing.email (tenant_id, id, dedupe_key, template, "to", cc, subject, html, text, stream, status, attempts,
                created_at, due_at)
            values ($1, '01900000-0000-7000-8000-00000000aaaa', 'queued', 'test.confirm', 'queued@example.com', '{}', 's', 'h', 't',
                'Transactional', 'Queued', 0, now(), '2099-01-01')
            returning id
            """,
            PlatformApp.Tenant.Value))!;
        var key = new RowKey(PlatformApp.Tenant, id).ToString();
        (await ResendEmail.RunAsync(app.App.Services, key, null, default)).Problem!.Code.ShouldBe("emailing.email_queued");
    }

    [Fact]
    public async Task SentEmail_WhoseLinkWasRemoved_IsNotSentAgain()
    {
        var id = (Guid)(await app.SqlAsync(
            """
            insert into emailing.email (tenant_id, id, dedupe_key, template, "to", cc, subject, html, text, stream, status, attempts,
                created_at, sent_at, secrets)
            values ($1, '01900000-0000-7000-8000-00000000bbbb', 'linked', 'test.confirm', 'linked@example.com', '{}', 's', 'h',
                '[link removed]', 'Transactional', 'Sent', 1, now(), now(), '')
            returning id
            """,
            PlatformApp.Tenant.Value))!;
        var key = new RowKey(PlatformApp.Tenant, id).ToString();
        (await ResendEmail.RunAsync(app.App.Services, key, "asked for it", default)).Problem!.Code.ShouldBe("emailing.link_removed");
        (await app.SqlAsync("select count(*) from emailing.email where \"to\" = 'linked@example.com'")).ShouldBe(1L, "no copy is queued");
        (await app.SqlAsync("select count(*) from platform.audit_entry where subject = $1", ResendEmail.Subject(id))).ShouldBe(0L);
    }

    [Fact]
    public async Task UnknownJob_IsNotRun() =>
        (await RunJobNow.RunAsync(app.App.Services, "test.unknown", null, default)).Problem!.Code.ShouldBe("jobs.job_not_found");
}
