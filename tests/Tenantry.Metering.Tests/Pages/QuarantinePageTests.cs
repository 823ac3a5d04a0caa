using System.Net;
using Microsoft.EntityFrameworkCore;
using Tenantry.TestSupport.Pages;

namespace Tenantry.Metering.Tests.Pages;

public sealed class QuarantinePageTests
{
    private const string List = "/admin/unmatched-usage";

    [Fact]
    public async Task Event_IsIngestedFromTheList_OnceItsMeterExists_WhateverItsKey()
    {
        await using var before = await MeteringApp.StartAsync();
        await before.RecordAsync("orders/1?ü.x", 4, "lessons");
        await before.RecordAsync("plain-key", 1, "unheard_of");
        using (var early = before.OperatorPages())
        {
            var waiting = await early.GetAsync(List);
            waiting.QuerySelectorAll(".tn-row-actions a").ShouldBeEmpty("no meter exists");
            waiting.QuerySelector(".tn-nav a[aria-current] .tn-count")!.TextContent.ShouldBe("2");
        }

        await using var app = await MeteringApp.StartAsync(before.App, metering => metering.Meter("lessons", "Lessons", "lesson"));
        using var pages = app.OperatorPages();
        var link = (await pages.GetAsync(List)).QuerySelectorAll(".tn-row-actions a").ShouldHaveSingleItem().GetAttribute("href")!;
        (await pages.GetAsync(List + "?status=Unknown meter")).QuerySelectorAll("tbody th").ShouldHaveSingleItem().TextContent.Trim()
            .ShouldBe("unheard_of");

        await pages.SubmitAsync(link);

        (await app.GetUsageAsync(meter: "lessons")).ShouldBe(4);
        PageClient.Names(await pages.GetAsync(List)).ShouldBe(["unheard_of"]);
        await pages.GetAsync(link, HttpStatusCode.NotFound);
        await pages.GetAsync($"{List}/{app.Tenant}.plain-key/count", HttpStatusCode.NotFound);
        await pages.GetAsync($"{List}/nonsense", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Events_AreIngestedTogether_AndOneThatCannotBeSaysWhy()
    {
        await using var before = await MeteringApp.StartAsync();
        foreach (var key in new[] { "one", "two", "three" })
        {
            await before.RecordAsync(key, 2, "lessons");
        }

        await before.RecordAsync("two");
        await using var app = await MeteringApp.StartAsync(before.App, metering => metering.Meter("lessons", "Lessons", "lesson"));
        using var pages = app.OperatorPages();

        var page = await pages.SubmitAsync(List + "/bulk/count?all=true");

        page.QuerySelector(".tn-notice-title")!.TextContent.ShouldBe("2 of 3 rows done");
        (await app.GetUsageAsync(meter: "lessons")).ShouldBe(4);
        PageClient.Names(await pages.GetAsync(List)).ShouldBe(["lessons"]);
    }

    [Fact]
    public async Task Usage_IsListedByTenantMeterAndPeriod()
    {
        await using var app = await MeteringApp.StartAsync();
        await app.RecordAsync("a", 5);
        await app.RecordAsync("b", 9, tenant: app.Other);
        await app.GetUsageAsync();
        await app.GetUsageAsync(tenant: app.Other);
        await app.QueryAsync(db => db.Database.ExecuteSqlAsync($"""
            insert into metering.usage_counter (tenant_id, meter, period_start, period_end, used, reserved)
            values ({app.Tenant.Value}, 'api_calls', '2025-11-17 00:00+00', '2025-12-17 00:00+00', 0, 0)
            """));
        using var pages = app.OperatorPages();

        (await UsedAsync(pages, "?sort=-used")).ShouldBe(["9", "5", "0"]);
        (await UsedAsync(pages, "?view=current&sort=used")).ShouldBe(["5", "9"]);
        (await UsedAsync(pages, $"?tenant={app.Other}")).ShouldBe(["9"]);
        (await UsedAsync(pages, "?period-end-to=2025-12-31")).ShouldBe(["0"]);
        var page = await pages.GetAsync("/admin/usage?meter=api_calls");
        PageClient.Names(page).ShouldAllBe(name => name == "API calls");
        page.QuerySelectorAll(".tn-filter legend").Select(legend => legend.TextContent)
            .ShouldBe(["Meter", "Tenant", "Period start", "Period end"]);
        page.QuerySelector("input[name=meter]")!.ParentElement!.TextContent.Trim().ShouldBe("API calls");
    }

    private static async Task<IReadOnlyList<string>> UsedAsync(PageClient pages, string query) =>
        [.. (await pages.GetAsync("/admin/usage" + query)).QuerySelectorAll("tbody tr").Select(row => PageClient.Cells(row)[2])];
}
