using System.Globalization;
using System.Net;
using Tenantry.Testing;

namespace Tenantry.AdminUi.Tests.Resources.Typed;

[Collection(nameof(OrderApp))]
public sealed class ListTests(OrderApp app)
{
    [Fact]
    public async Task List_IsInItsDefaultOrder_WithTenantsAndMoneyAndLinks()
    {
        var page = await app.PageAsync("/admin/orders?tenant=" + OrderContext.Acme);

        page.QuerySelectorAll("thead th").Select(cell => cell.TextContent.Trim())
            .ShouldBe(["", "Number", "Tenant", "Status", "Amount", "Gift", "Placed", "Actions"]);
        OrderApp.Range(page).ShouldBe("1–25 of 60");
        OrderApp.Names(page)[..3].ShouldBe(["ORD-0060", "ORD-0056", "ORD-0057"]);
        page.QuerySelector("tbody th a")!.GetAttribute("href").ShouldBe("/admin/orders/" + OrderApp.Id(60));
        page.QuerySelector("tbody .tn-money")!.TextContent.Trim().ShouldBe("$40.00");
    }

    [Theory]
    [InlineData("number", "ORD-0001", "ORD-0002", "ORD-0003")]
    [InlineData("-number", "ORD-0060", "ORD-0059", "ORD-0058")]
    [InlineData("-amount", "ORD-0006", "ORD-0013", "ORD-0020")]
    [InlineData("placed", "ORD-0001", "ORD-0002", "ORD-0003")]
    public async Task Sort_FollowsTheUrl(string sort, string first, string second, string third) =>
        (await app.NumbersAsync($"?sort={sort}&tenant={OrderContext.Acme}"))[..3].ShouldBe([first, second, third]);

    [Fact]
    public async Task Paging_ShowsEachRowOnce_WhenManyHaveTheSameValue()
    {
        var numbers = new List<string>();
        for (var page = 1; page <= 3; page++)
        {
            numbers.AddRange(await app.NumbersAsync($"?sort=amount&tenant={OrderContext.Acme}&page={page}"));
        }

        numbers.Count.ShouldBe(60);
        numbers.Distinct().Count().ShouldBe(60);
    }

    [Theory]
    [InlineData("gift=Yes", 6)]
    [InlineData("gift=Yes&gift=No", 60)]
    [InlineData("placed-from=2026-01-03&placed-to=2026-01-04", 8)]
    [InlineData("placed-to=2026-01-01", 3)]
    [InlineData("placed-from=2026-01-15", 5)]
    [InlineData("gift=No&placed-from=2026-01-15", 4)]
    [InlineData("q=ord-001", 10)]
    [InlineData("q=100%25", 1)]
    [InlineData("q=100", 2)]
    [InlineData("view=recent", 9)]
    public async Task Filters_Combine(string query, int expected) =>
        OrderApp.Range(await app.PageAsync($"/admin/orders?{query}&size=100&tenant={OrderContext.Acme}"))
        .ShouldBe(expected == 0 ? null : $"1–{expected} of {expected}");

    [Fact]
    public async Task SeveralStatuses_MatchAnyOfThem()
    {
        var expected = await app.SqlAsync<long>("select count(*) from orders.\"order\" where status in ('Paid', 'PastDue')");

        var page = await app.PageAsync("/admin/orders?status=Paid&status=PastDue&size=100");

        page.QuerySelectorAll("tbody .tn-badge").Select(badge => badge.TextContent).Distinct().Order().ShouldBe(["Paid", "Past due"]);
        page.QuerySelectorAll("tbody tr").Length.ShouldBe((int)expected);
        page.QuerySelectorAll("input[name=status][checked]").Select(box => box.GetAttribute("value")).ShouldBe(["PastDue", "Paid"]);
    }

    [Theory]
    [InlineData("?sort=drop table")]
    [InlineData("?sort=-note")]
    [InlineData("?status=Nope&status=%00")]
    [InlineData("?placed-from=yesterday&placed-to=2026-99-01")]
    [InlineData("?placed-to=9999-12-31")]
    [InlineData("?tenant=acme")]
    [InlineData("?view=nope&size=7&page=-1")]
    [InlineData("?page=99999999999999&x=y")]
    public async Task InvalidUrlParameters_AreIgnored(string query)
    {
        var total = await app.SqlAsync<long>("select count(*) from orders.\"order\"");

        OrderApp.Range(await app.PageAsync("/admin/orders" + query))!.ShouldEndWith($"of {total}");
    }

    [Fact]
    public async Task Views_AreTabsWithCounts()
    {
        var expected = await app.SqlAsync<long>("select count(*) from orders.\"order\" where status = 'PastDue'");

        var page = await app.PageAsync("/admin/orders?view=past-due");

        var tabs = page.QuerySelectorAll("nav[aria-label='Views of Orders'] a");
        tabs.Select(tab => string.Join(' ', tab.TextContent.Split((char[])[], StringSplitOptions.RemoveEmptyEntries)))
            .ShouldBe(["All", $"Past due {expected}", "Recent"]);
        tabs.Single(tab => tab.HasAttribute("aria-current")).GetAttribute("href").ShouldBe("/admin/orders?view=past-due");
        page.QuerySelectorAll("tbody .tn-badge").ShouldAllBe(badge => badge.TextContent == "Past due");
        page.QuerySelector("input[type=hidden][name=view]")!.GetAttribute("value").ShouldBe("past-due");
    }

    [Fact]
    public async Task ListInMemory_SortsAndSearchesAlike()
    {
        OrderApp.Names(await app.PageAsync("/admin/carriers?sort=-parcels")).ShouldBe(["Crow & Sons", "Bee Post", "Ant Mail"]);
        OrderApp.Names(await app.PageAsync("/admin/carriers?q=POST")).ShouldBe(["Bee Post"]);
        (await app.PageAsync("/admin/carriers/c1")).QuerySelector("h1")!.TextContent.Trim().ShouldBe("Bee Post");
        await app.PageAsync("/admin/carriers/c9", expected: HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task CustomSource_GetsTheValidatedQuery()
    {
        OrderApp.Names(await app.PageAsync("/admin/remote-carriers?q=bee&sort=-name&page=3")).ShouldBe(["bee/name/True/50"]);
        OrderApp.Names(await app.PageAsync("/admin/remote-carriers?sort=evil")).ShouldBe(["//False/0"]);
        (await app.PageAsync("/admin/remote-carriers/r")).QuerySelector("h1")!.TextContent.Trim().ShouldBe("Found");
    }

    [Fact]
    public async Task Csv_ContainsTheWholeFilteredList_WithHiddenColumns_AndNoFormulas()
    {
        using var client = app.As("operator");
        var file =
            await client.GetStringAsync(new Uri($"/admin/orders.csv?sort=number&page=2&tenant={OrderContext.Acme}", UriKind.Relative));
        var lines = file.TrimStart('\uFEFF').TrimEnd().Split("\r\n");

        lines.Length.ShouldBe(61);
        lines[0].ShouldBe("Number,Tenant,Status,Amount,Amount currency,Gift,Placed,Note");
        lines[3].ShouldBe($"ORD-0003,{OrderContext.Acme},Void,30.00,USD,No,2026-01-01T00:00:00Z,'=1+1");
        (await client.GetStringAsync(new Uri("/admin/orders.csv?q=nothing-like-it", UriKind.Relative))).TrimEnd()
            .Split("\r\n").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Tenant_SeesOnlyItsOwnRows()
    {
        var page = await app.PageAsync("/space/my-orders?sort=number", "owner", tenant: OrderContext.Globex.ToString());

        OrderApp.Names(page).ShouldContain("GLX-1");
        OrderApp.Names(page).ShouldNotContain(name => name.StartsWith("ORD-00", StringComparison.Ordinal));
        await app.PageAsync("/space/my-orders/01900000-0000-7000-9000-000000000001", "owner", tenant: OrderContext.Globex.ToString());
        await app.PageAsync("/space/my-orders/01900000-0000-7000-8000-000000000001", "owner", HttpStatusCode.NotFound,
            OrderContext.Globex.ToString());
    }

    [Fact]
    public async Task Section_HasOneEntry_WithTabsAndACounter()
    {
        var expected = await app.SqlAsync<long>("select count(*) from orders.\"order\" where status = 'PastDue'");
        await Eventually.HoldsAsync(
            async () =>
            {
                // Counts are cached for a few seconds, and a count that takes too long is not shown.
                app.Clock.Advance(TimeSpan.FromSeconds(16));
                var entry = (await app.PageAsync("/admin/orders")).QuerySelectorAll(".tn-nav a")
                    .Single(link => link.HasAttribute("aria-current"));
                return entry.TextContent.Contains("Payments", StringComparison.Ordinal)
                    && entry.QuerySelector(".tn-count")?.TextContent == expected.ToString(CultureInfo.InvariantCulture);
            },
            "the counter");
        (await app.PageAsync("/admin/audit")).QuerySelectorAll("nav[aria-label=System] a").Select(tab => tab.TextContent.Trim())
            .ShouldBe(["Settings", "Jobs", "Job runs", "Dead letters", "Audit trail", "Cross-tenant access"]);
    }
}
