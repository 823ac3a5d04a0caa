using AngleSharp;
using AngleSharp.Dom;

namespace Tenantry.RevenueDashboard.Tests.Pages;

public sealed class RevenuePageTests
{
    [Fact]
    public async Task FirstSale_IsOnTheOperatorsHome()
    {
        await using var app = await RevenueApp.StartAsync();
        await app.DeliverAsync(TestSubscriptions.Create(app.Customer("Ada's family"), 10.Usd()));
        var page = await PageAsync(app, "/admin");
        page.QuerySelector(".rv-mrr")!.TextContent.ShouldBe("$10.00");
        Card(page, "MRR churn, 30 days").ShouldStartWith("–");
        Card(page, "New customers, 30 days").ShouldStartWith("1");
        Card(page, "ARPA").ShouldStartWith("$10.00");
        page.Body!.TextContent.ShouldContain("Progress to $20,000.00 target");
        page.Body.TextContent.ShouldContain("0.05%");
        page.Body.TextContent.ShouldContain("New +$10.00");
        page.Body.TextContent.ShouldContain("Ada's family");
        page.QuerySelector(".tn-plot table")!.TextContent.ShouldContain("$10.00");
        page.Body.TextContent.ShouldContain("How we calculate this");
    }

    [Theory]
    [InlineData(true, "No products yet")]
    [InlineData(false, "No sales yet")]
    public async Task BeforeTheFirstSale_ThePageShowsTheNextStep(bool emptyCatalog, string text)
    {
        await using var app = await RevenueApp.StartAsync(empty: emptyCatalog);
        (await PageAsync(app, "/admin")).Body!.TextContent.ShouldContain(text);
    }

    [Fact]
    public async Task WithoutATarget_ThereIsNoProgress()
    {
        await using var app = await RevenueApp.StartAsync(target: null);
        await app.DeliverAsync(TestSubscriptions.Create(app.Customer(), 10.Usd()));
        var page = await PageAsync(app, "/admin");
        page.Body!.TextContent.ShouldNotContain("Progress to");
        (await app.GetMetricsAsync()).Progress.ShouldBeNull();
    }

    [Fact]
    public async Task Movements_AreFilteredByTypeProductAndCustomer()
    {
        await using var app = await RevenueApp.StartAsync();
        var (ada, bob) = (app.Customer("Ada"), app.Customer("Bob"));
        var ended = TestSubscriptions.Create(bob, 20.Usd(), product: "women");
        await app.DeliverAsync(TestSubscriptions.Create(ada, 10.Usd()));
        await app.DeliverAsync(ended);
        await app.DeliverAsync(ended.Ended(), app.Now.AddMinutes(1));
        (await RowsAsync(app, "")).Length.ShouldBe(3);
        (await RowsAsync(app, "?type=churn")).ShouldHaveSingleItem().ShouldContain("−$20.00");
        (await RowsAsync(app, "?product=academy")).ShouldHaveSingleItem().ShouldContain("Ada");
        (await RowsAsync(app, $"?tenant={bob}")).Length.ShouldBe(2);
        (await RowsAsync(app, "?type=nonsense")).Length.ShouldBe(3);
    }

    [Fact]
    public async Task Csv_HasEveryRow_AndEscapesFormulas()
    {
        await using var app = await RevenueApp.StartAsync();
        var customer = app.Customer("=HYPERLINK(\"http://evil.example\",\"x\")");
        var subscription = TestSubscriptions.Create(customer, 10.Usd()) with { Plan = "@SUM(1+1)" };
        await app.DeliverAsync(subscription);
        await app.DeliverAsync(subscription.Ended(), app.Now.AddDays(1));
        var lines = (await app.TextAsync("/admin/movements.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(3);
        lines[1].ShouldContain(",-10,USD,-1000.000000,\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")\",");
        lines[1].ShouldContain(",'@SUM(1+1),");
        (await app.TextAsync("/admin/movements.csv?type=new")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
    }

    private static async Task<string[]> RowsAsync(RevenueApp app, string query) =>
        [.. (await PageAsync(app, "/admin/movements" + query)).QuerySelectorAll(".tn-table-card tbody tr").Select(row => row.TextContent)];

    private static string Card(IDocument page, string label) => page.QuerySelectorAll(".tn-stat")
        .Single(card => card.QuerySelector(".tn-stat-label")!.TextContent == label).QuerySelector(".tn-stat-value")!.TextContent;

    private static async Task<IDocument> PageAsync(RevenueApp app, string path)
    {
        var html = await app.TextAsync(path);
        return await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(html));
    }
}
