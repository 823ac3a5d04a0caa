using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Tenantry.AdminUi.Tests.Browser;
using Tenantry.AdminUi.Tests.Resources;
using Tenantry.Emailing;
using Tenantry.Emailing.Pages;
using Tenantry.Platform;
using Tenantry.Platform.Pages;

namespace Tenantry.AdminUi.Tests.Operations;

public sealed class InboxTests(PlatformApp app, Chromium chromium)
{
    [Fact]
    public async Task Visitor_FindsAnEmail_AndItsLinkOpensInANewWindow()
    {
        await app.SendEmailAsync("visitor@example.com", "Ada");
        var list = await app.PageAsync("/dev/mail?q=visitor@", user: null);
        var line = list.QuerySelectorAll(".tn-inbox-list li a").ShouldHaveSingleItem();
        line.TextContent.ShouldContain("Confirm your address, Ada");
        line.GetAttribute("href")!.ShouldStartWith("/dev/mail?q=visitor@&mail=");

        var page = await app.PageAsync(line.GetAttribute("href")!, user: null);
        page.QuerySelector("h2")!.TextContent.ShouldBe("Confirm your address, Ada");
        var frame = page.QuerySelector("iframe")!;
        frame.GetAttribute("sandbox").ShouldBe("allow-popups allow-popups-to-escape-sandbox");
        var link = page.QuerySelector(".tn-prose a")!;
        (link.GetAttribute("href"), link.GetAttribute("target")).ShouldBe(
            ("https://acme.example/confirm?for=visitor@example.com", "_blank"));
        page.QuerySelector(".tn-prose")!.TextContent
            .ShouldBe("Hello Ada,\n\nopen https://acme.example/confirm?for=visitor@example.com. It works for one day.\n");
        using var client = app.As(null);
        using var response = await client.GetAsync(new Uri(frame.GetAttribute("src")!, UriKind.Relative));
        var mail = await response.Content.ReadAsStringAsync();
        mail.ShouldStartWith("<!doctype html>");
        mail.ShouldContain("<head><base target=\"_blank\">");
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldNotContain("script");
    }

    [Fact]
    public async Task List_RefreshesItself_AndHasALinkToRefreshWithoutJavaScript()
    {
        var page = await app.PageAsync("/dev/mail?q=unknown", user: null);

        var lines = page.GetElementById("tn-inbox-lines")!;
        lines.GetAttribute("hx-trigger").ShouldBe("every 4s");
        lines.GetAttribute("hx-get").ShouldBe("/dev/mail?q=unknown");
        lines.QuerySelector(".tn-empty-title")!.TextContent.ShouldBe("No results");
        page.QuerySelector(".tn-inbox-head a")!.GetAttribute("href").ShouldBe("/dev/mail?q=unknown");
    }

    [Fact]
    public async Task NewEmail_AppearsInTheOpenList_AndTheOpenEmailStays()
    {
        await app.SendEmailAsync("first@poll.example", "First");
        await using var watched = await WatchedPage.OpenAsync(chromium.Browser);
        await watched.Page.GotoAsync(new Uri(app.App.Address, "/dev/mail?q=@poll").ToString());
        await watched.Page.ClickAsync(".tn-inbox-list li a");
        await app.SendEmailAsync("second@poll.example", "Second");

        await Microsoft.Playwright.Assertions.Expect(watched.Page.Locator(".tn-inbox-list li"))
            .ToHaveCountAsync(2, new() { Timeout = 15_000 });
        (await watched.Page.TextContentAsync(".tn-inbox-list [aria-current]"))!.ShouldContain("first@poll.example");
        (await watched.Page.TextContentAsync("h2"))!.ShouldBe("Confirm your address, First");
    }

    [Theory]
    [InlineData("/dev/mail/x.html")]
    [InlineData("/dev/mail/01900000000070008000000000000001-01900000000070008000000000000002.html")]
    public async Task UnknownEmail_IsNotFound(string path) => await app.PageAsync(path, null, HttpStatusCode.NotFound);

    [Theory]
    [InlineData("Development", true)]
    [InlineData("Production", false)]
    [InlineData("Staging", false)]
    public void Inbox_IsMapped_InDevelopmentOnly(string environment, bool mapped)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create("ConnectionStrings:Tenantry", (string?)"Host=none")]);
        builder.AddEmailing().UseLocalInbox();
        builder.Services.AddAdminUi();
        builder.Services.AddPlatformPages();
        using var host = builder.Build();
        host.MapAdminUi();
        host.MapEmailingPages();

        ((IEndpointRouteBuilder)host).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Any(route => route.RoutePattern.RawText!.StartsWith("/dev/mail", StringComparison.Ordinal)).ShouldBe(mapped);
    }

    [Fact]
    public async Task HostWithoutThePlatform_HasNoInbox()
    {
        await using var plain = new AdminUiApp { Environment = Environments.Development };
        await plain.InitializeAsync();
        using var client = plain.Client();
        using var response = await client.GetAsync(new Uri("/dev/mail", UriKind.Relative));

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
