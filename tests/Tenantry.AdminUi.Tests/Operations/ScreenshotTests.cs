using Microsoft.Playwright;
using Tenantry.AdminUi.Tests.Browser;
using Tenantry.AdminUi.Tests.Resources;
using Tenantry.Testing;

namespace Tenantry.AdminUi.Tests.Operations;

/// <summary>Runs a host with sample data for screenshots.</summary>
public sealed class SeededApp : IAsyncLifetime
{
    public PlatformApp Inner { get; } = new();

    public string Mail { get; private set; } = "";

    public string DeadLetter { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await Inner.InitializeAsync();
        foreach (var (to, name) in new[] { ("grace.hopper@example.com", "Grace"), ("katherine@example.com", "Katherine"),
            ("a.very.long.address.of.a.person@a-very-long-domain-name.example.com", "A person with a rather long name"),
            ("ada@example.com", "Ada") })
        {
            Inner.App.Clock.Advance(TimeSpan.FromMinutes(7));
            await Inner.SendEmailAsync(to, name);
        }

        await Inner.SqlAsync(
            "update emailing.email set status = 'Failed', sent_at = null, due_at = null, attempts = 8, error = 'The email server did not "
                + "respond.' where \"to\" = 'katherine@example.com'");
        await Inner.SqlAsync(
            """
            insert into platform.event_delivery (tenant_id, handler, position, id, event_id, name, attempts, body, occurred_at,
                dead_lettered_at, error)
            select $1, 'Academy.OnInvoicePaid', row_number() over (), gen_random_uuid(), gen_random_uuid(), name, 10,
                '{"subscription":"01938f3a-52f1-7b7c-a7a2-0b1c9a4f6d10","amount":{"minorUnits":2900,"currency":"USD"},"lines":[{"plan":"pro","seats":3}]}',
                   '2026-01-30 08:12', '2026-01-31 09:40', E'System.InvalidOperationException: The ledger of January is closed.\n   at Academy.Ledger.PostAsync(Entry entry) in Ledger.cs:line 41\n   at Academy.OnInvoicePaid.HandleAsync(InvoicePaid invoicePaid)'
            from unnest(array['billing.invoice_paid', 'billing.subscription_canceled']) name
            """,
            PlatformApp.Tenant.Value);
        using var client = Inner.As("operator");
        foreach (var job in new[] { "test.fails", "test.tidy_up" })
        {
            (await Inner.ConfirmAsync(client, $"/admin/jobs/{job}/run-now")).Dispose();
            await Eventually.HoldsAsync(async () =>
                (long)(await Inner.SqlAsync("select count(*) from jobs.job_run where name = $1", job))! > 0, "the run");
        }

        Mail = await FirstAsync("/admin/emails?q=ada@");
        DeadLetter = await FirstAsync("/admin/dead-letters?q=invoice");
        (await Inner.ConfirmAsync(client, Mail + "/send-again")).Dispose();
    }

    public ValueTask DisposeAsync() => Inner.DisposeAsync();

    private async Task<string> FirstAsync(string list) => (await Inner.PageAsync(list)).QuerySelector("tbody th a")!.GetAttribute("href")!;
}

public sealed class ScreenshotTests(SeededApp app, Chromium chromium) : IClassFixture<SeededApp>
{
    public static TheoryData<string, string> Views { get; } = new MatrixTheoryData<string, string>(
        [
            "emails", "mail", "mail-send-again", "jobs", "job", "job-runs", "dead-letters", "dead-letter", "dead-letter-replay", "audit",
            "cross-tenant-use",
            "settings", "search", "widgets", "empty", "inbox", "inbox-mail", "inbox-empty",
        ],
        ["light", "dark", "phone"]);

    [Theory, MemberData(nameof(Views))]
    public async Task Page_FitsItsWindow_WithoutBrowserErrors(string name, string view)
    {
        var phone = view == "phone";
        await using var watched = await WatchedPage.OpenAsync(
            chromium.Browser, view == "dark" ? ColorScheme.Dark : ColorScheme.Light, phone ? 360 : 1280, phone ? 740 : 900, touch: phone);
        await watched.Page.Context
            .AddCookiesAsync(
                [new() { Name = CookieAuthenticationHandler.Cookie, Value = "operator", Url = app.Inner.App.Address.ToString() }]);
        await watched.Page.GotoAsync(new Uri(app.Inner.App.Address, PathOf(name)).ToString(), new()
            { WaitUntil = WaitUntilState.NetworkIdle });

        (await watched.Page
            .EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(
            0);
        // On a phone only the list is visible, and invisible frames are not loaded.
        foreach (var frame in name == "inbox" && phone ? [] : watched.Page.Frames.Skip(1))
        {
            (await frame.TextContentAsync("h1")).ShouldStartWith("Hello");
        }

        await watched.Page.ScreenshotAsync(new() { Path = Screenshots.Of($"operations-{name}-{view}"), FullPage = true });
    }

    private string PathOf(string name) => name switch
    {
        "mail" => app.Mail,
        "mail-send-again" => app.Mail + "/send-again",
        "job" => "/admin/jobs/test.fails",
        "dead-letter" => app.DeadLetter,
        "dead-letter-replay" => app.DeadLetter + "/replay",
        "search" => "/admin/search?q=test",
        "empty" => "/admin/nothing",
        "inbox" => "/dev/mail",
        "inbox-mail" => "/dev/mail?mail=" + app.Mail.Split('/')[^1],
        "inbox-empty" => "/dev/mail?q=unknown",
        _ => "/admin/" + name,
    };
}
