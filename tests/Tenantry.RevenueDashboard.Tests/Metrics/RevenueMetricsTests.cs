namespace Tenantry.RevenueDashboard.Tests.Metrics;

public sealed class RevenueMetricsTests
{
    [Fact]
    public async Task FiveProducts_AddUpTo18200Mrr_And19200WithOneOffSales()
    {
        await using var app = await RevenueApp.StartAsync();
        foreach (var (product, count, price) in new[] { ("membership", 100, 47), ("academy", 400, 10), ("women", 250, 20),
            ("tools", 300, 15) })
        {
            for (var customer = 0; customer < count; customer++)
            {
                await app.DeliverAsync(TestSubscriptions.Create(app.Customer(), price.Usd(), product: product));
            }
        }

        await app.PayAsync(app.Customer(), "py_1", "coaching", 500.Usd());
        await app.PayAsync(app.Customer(), "py_2", "coaching", 500.Usd());

        var metrics = await app.GetMetricsAsync();
        metrics.Mrr.Display.ShouldBe("$18,200.00");
        metrics.WithOneOff.Display.ShouldBe("$19,200.00");
        metrics.Progress.ShouldBe(0.91m);
        metrics.ProgressWithOneOff.ShouldBe(0.96m);
        metrics.PayingCustomers.ShouldBe(1050);
        metrics.Products.Select(product => (product.Key, product.Mrr.Units, product.Subscriptions, product.Progress)).ShouldBe(
        [
            ("academy", 4000, 400, 0.8m), ("women", 5000, 250, 1m), ("tools", 4500, 300, 0.9m), ("membership", 4700, 100, 1m),
            ("coaching", 0, 0, 1m),
        ]);
        (await app.FindDiscrepanciesAsync()).ShouldBeEmpty();

        var page = System.Net.WebUtility.HtmlDecode(await app.TextAsync("/admin"));
        page.ShouldContain(">91%<");
        page.ShouldContain("$19,200.00 · 96%");
    }
}
