using System.Net;
using Tenantry.AdminUi.Tests.Resources;

namespace Tenantry.AdminUi.Tests.Operations;

public sealed class EmailTests(PlatformApp app)
{
    [Fact]
    public async Task EmailLog_ShowsTheEmailsOfAllTenants_AndSearchesAddressesLiterally()
    {
        await app.SendEmailAsync("100%_sure@example.com", "Ada");
        await app.SendEmailAsync("100xysure@example.com", "Bob", new(Guid.Parse("01900000-0000-7000-8000-0000000000b2")));

        (await app.PageAsync("/admin/emails?q=sure@example")).QuerySelectorAll("tbody tr").Length.ShouldBe(2);
        (await app.PageAsync("/admin/emails?q=0%25s")).QuerySelectorAll("tbody tr").ShouldBeEmpty();
        var page = await app.PageAsync("/admin/emails?q=_sure@&status=Sent");
        page.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        page.QuerySelector("tbody th")!.TextContent.Trim().ShouldBe("Confirm your address, Ada");
        page.QuerySelectorAll("tbody td:not(.tn-select)").Select(cell => cell.TextContent.Trim()).Take(3)
            .ShouldBe(["100%_sure@example.com", "test.confirm", "Sent"]);
        (await app.PageAsync("/admin/emails?q=_sure@&status=Failed")).QuerySelectorAll("tbody tr").ShouldBeEmpty();
    }

    [Fact]
    public async Task Email_IsShownAsText_AndInAFrameWithoutScriptsImagesOrLinks()
    {
        await app.SendEmailAsync("frame@example.com", Widgets.Evil);
        var path = await PathAsync("frame@example.com");
        var page = await app.PageAsync(path);

        page.QuerySelector("h1")!.TextContent.ShouldContain(Widgets.Evil);
        page.QuerySelectorAll("img[src=x]").ShouldBeEmpty();
        var frame = page.QuerySelector("iframe")!;
        frame.GetAttribute("sandbox").ShouldBe("");
        page.QuerySelector(".tn-prose")!.TextContent.ShouldContain("https://acme.example/confirm?for=frame@example.com");
        using var client = app.As("operator");
        using var response = await client.GetAsync(new Uri(frame.GetAttribute("src")!, UriKind.Relative));
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("sandbox; default-src 'none'");
        policy.ShouldNotContain("allow-");
        using var member = app.As("owner");
        using var refused = await member.GetAsync(new Uri(frame.GetAttribute("src")!, UriKind.Relative));
        refused.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task SendAgain_SendsACopy_AndIsAudited()
    {
        await app.SendEmailAsync("again@example.com", "Ada");
        var path = await PathAsync("again@example.com");
        using var client = app.As("operator");
        (await app.PageAsync(path + "/send-again")).QuerySelector(".tn-consequence")!.TextContent
            .ShouldStartWith("The same email is sent to again@example.com again.");
        using var response = await app.ConfirmAsync(client, path + "/send-again");

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        ((long)(await app.SqlAsync("select count(*) from emailing.email where \"to\" = 'again@example.com' and tenant_id = $1",
            PlatformApp.Tenant.Value))!).ShouldBe(2);
        (await app.PageAsync(path)).QuerySelector(".tn-timeline")!.TextContent.ShouldContain("emailing.email.sent_again");
        (await app.SqlAsync("select actor from platform.audit_entry where action = 'emailing.email.sent_again'")).ShouldBe(
            $"user:{CookieAuthenticationHandler.User}");
    }

    [Fact]
    public async Task QueuedEmail_IsNotSentAgain()
    {
        await app.SendEmailAsync("waits@example.com", "Ada");
        var path = await PathAsync("waits@example.com");
        using var client = app.As("operator");
        using var before = await client.GetAsync(new Uri(path + "/send-again", UriKind.Relative));
        var form = (await AdminUiApp.ParseAsync(before)).QuerySelector("main form")!;
        await app.SqlAsync("update emailing.email set status = 'Queued', due_at = '2100-01-01' where \"to\" = 'waits@example.com'");
        using var body = new FormUrlEncodedContent(form.QuerySelectorAll("input")
            .Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!)));
        using var response = await client.PostAsync(new Uri(path + "/send-again", UriKind.Relative), body);

        (await AdminUiApp.ParseAsync(response)).QuerySelector("[data-error-summary]")!.TextContent.ShouldContain("still queued");
        (await app.PageAsync(path)).QuerySelectorAll("header .tn-actions a").ShouldBeEmpty();
    }

    private async Task<string> PathAsync(string to) =>
        (await app.PageAsync("/admin/emails?q=" + Uri.EscapeDataString(to))).QuerySelector("tbody th a")!.GetAttribute("href")!;
}
