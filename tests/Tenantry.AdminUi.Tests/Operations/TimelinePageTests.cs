using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NSubstitute;
using Tenantry.AdminUi.Tests.Resources;
using Tenantry.Kernel;
using Tenantry.Platform;
using Tenantry.Testing;

namespace Tenantry.AdminUi.Tests.Operations;

public sealed class TimelinePageTests : IAsyncLifetime
{
    private static readonly string Address = $"/admin/tenants/{PlatformApp.Tenant}/timeline";
    private TestApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await PlatformApp.StartAsync(builder =>
    {
        builder.Services.Replace(ServiceDescriptor.Singleton(CreateDirectory()));
        builder.Services.AddTimeline<Payments>().AddTimeline<Secrets>();
    });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Timeline_IsGroupedByDay_Paged_AndFilteredByTopic()
    {
        var first = await PageAsync(Address);
        first.QuerySelector("h1")!.TextContent.Trim().ShouldBe("Timeline of Acme");
        first.QuerySelectorAll(".tn-panel h2").Select(day => day.TextContent).ShouldBe(["2 March 2026", "1 March 2026"]);
        first.QuerySelectorAll(".tn-timeline li").Length.ShouldBe(30);
        first.QuerySelector(".tn-timeline a")!.GetAttribute("href").ShouldBe("/admin/payments/39");
        // Two entries with the same time are on different pages.
        var second = await PageAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        second.QuerySelectorAll(".tn-timeline li").Length.ShouldBe(10);
        second.QuerySelector("a[rel=next]").ShouldBeNull();
        Titles(first).Concat(Titles(second)).ShouldBeUnique();

        var topics = first.QuerySelectorAll("nav[aria-label=Topics] a")
            .ToDictionary(link => link.TextContent.Trim(), link => link.GetAttribute("href")!);
        topics.Keys.ShouldContain("Payments");
        topics.Keys.ShouldNotContain("Secrets", "no role has its permission");
        (await PageAsync(topics["Emails"])).QuerySelector(".tn-empty-title")!.TextContent.ShouldBe("No events");
    }

    [Fact]
    public async Task UnknownTenantsTimeline_IsNotFound_AndMembersHaveNoAccess()
    {
        await PageAsync($"/admin/tenants/{Guid.Empty}/timeline", expected: HttpStatusCode.NotFound);
        await PageAsync(Address, user: "owner", expected: HttpStatusCode.NotFound);
    }

    private static IEnumerable<string> Titles(IDocument page) =>
        page.QuerySelectorAll(".tn-timeline li a").Select(link => link.GetAttribute("href")!);

    private async Task<IDocument> PageAsync(string path, string user = "operator", HttpStatusCode expected = HttpStatusCode.OK)
    {
        var cookies = new CookieContainer();
        cookies.Add(_app.Address, new Cookie(CookieAuthenticationHandler.Cookie, user));
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies })
            { BaseAddress = _app.Address };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        response.StatusCode.ShouldBe(expected, path);
        return await AdminUiApp.ParseAsync(response);
    }

    private static ITenants CreateDirectory()
    {
        var directory = Substitute.For<ITenants>();
        directory.GetNamesAsync(Arg.Is<IReadOnlyCollection<TenantId>>(tenants => tenants.Contains(PlatformApp.Tenant)),
            Arg.Any<CancellationToken>())
            .Returns(new Dictionary<TenantId, string> { [PlatformApp.Tenant] = "Acme" });
        directory.GetNamesAsync(Arg.Is<IReadOnlyCollection<TenantId>>(tenants => !tenants.Contains(PlatformApp.Tenant)),
            Arg.Any<CancellationToken>())
            .Returns(new Dictionary<TenantId, string>());
        return directory;
    }

    private class Payments : ITimelineContributor
    {
        public virtual string Topic => "Payments";

        public virtual string Permission => PlatformPermissions.Operate;

        public Task<IReadOnlyList<TimelineEntry>> ReadAsync(TimelineRequest request, CancellationToken ct) => Task.FromResult(request.Cut(
            Enumerable.Range(0, 40).Reverse()
            .Select(n => new TimelineEntry(new DateTimeOffset(2026, 3, n < 20 ? 1 : 2, n / 2 % 10, 0, 0, TimeSpan.Zero), $"Paid {n}")
            {
                Href = $"/admin/payments/{n}",
            })));
    }

    private sealed class Secrets : Payments
    {
        public override string Topic => "Secrets";

        public override string Permission => "Test.Unknown";
    }
}
