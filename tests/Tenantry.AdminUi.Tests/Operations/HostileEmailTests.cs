using Microsoft.Playwright;
using Tenantry.AdminUi.Tests.Browser;
using Tenantry.AdminUi.Tests.Resources;
using Tenantry.Kernel;

namespace Tenantry.AdminUi.Tests.Operations;

/// <summary>Tests a hostile email in a real browser.</summary>
public sealed class HostileEmailTests(PlatformApp app, Chromium chromium)
{
    [Theory]
    [InlineData("/admin/emails?q=hostile", "tbody th a", false)]
    [InlineData("/dev/mail?q=hostile", ".tn-inbox-list li a", true)]
    public async Task Email_RunsNoScript_SubmitsNoForm_AndOpensLinksOnlyInTheInbox(string list, string first, bool live)
    {
        await using (var scope = app.App.For(PlatformApp.Tenant))
        {
            await scope.Get<IEmailSender>()
                .QueueAsync(new EmailMessage("test.hostile", "hostile@example.com", new Dictionary<string, object?>(), list), default);
        }

        await using var context = await chromium.Browser.NewContextAsync();
        await context.AddCookiesAsync(
            [new() { Name = CookieAuthenticationHandler.Cookie, Value = "operator", Url = app.App.Address.ToString() }]);
        app.Widgets.Hits.Clear();
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(app.App.Address, list).ToString());
        await page.ClickAsync(first);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var url = page.Url;
        var frame = page.Frames[1];

        (await frame.TextContentAsync("#words")).ShouldBe("Nothing ran.");
        await frame.ClickAsync("button");
        if (live)
        {
            var opened = await context.RunAndWaitForPageAsync(() => frame.ClickAsync("#link"));
            opened.Url.ShouldEndWith("/hit/link");
        }
        else
        {
            await frame.ClickAsync("#link");
            await frame.ClickAsync("#here");
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            (await frame.TextContentAsync("#words")).ShouldBe("Nothing ran.");
        }

        page.Url.ShouldBe(url);
        app.Widgets.Hits.Distinct().Order().ShouldBe(live ? ["link", "picture"] : []);
    }
}
