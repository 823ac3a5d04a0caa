using Microsoft.Playwright;

namespace Tenantry.Browser.Tests;

/// <summary>Tests that the operator's pages fit their windows in light, in dark and on a phone.</summary>
public sealed class OperatorPagesTests(Chromium chromium) : IAsyncLifetime
{
    private static readonly string[] Pages =
    [
        "plans", "plans/studio.starter", "plans/studio.starter/edit", "plans/studio.starter/withdraw", "plans/new", "prices",
        "coupons", "coupons/new", "coupons/spring20", "pricing-rules", "pricing-rules/new", "catalog-sync", "catalog-sync/do/sync",
        "products", "products/studio", "tenant-overrides", "tenant-overrides/do/plan", "tenant-overrides/do/quota",
        "tenant-overrides/do/credits", "dunning", "referrals", "webhooks", "reconciliation", "reconciliation/do/run", "reconciliation-runs",
    ];

    private readonly Site _site = new() { HasStudio = true };

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Operator_CreatesACoupon_AndEveryPageFitsItsWindow()
    {
        await using (var customer = await Visitor.OpenAsync(chromium, _site, "customer"))
        {
            await customer.GoAsync("/buy/studio/starter");
            await customer.ClickAsync("Continue to payment");
            await customer.FillAsync("Email", "customer@example.com");
            await StoryTests.PayAsync(customer, "4242424242424242");
            await customer.ShouldSeeAsync("Your account is ready");
            await _site.WaitForIdleAsync();
        }

        await using var admin = await Visitor.OpenAsync(chromium, _site, "catalog");
        await admin.GoAsync("/signin");
        await admin.SignInAsync(_site.Operator.Email, _site.Operator.Password);
        await CreateCouponAsync(admin);
        var items = new List<string>();
        foreach (var list in new[] { "tenants", "subscriptions", "payments", "invoices", "customers" })
        {
            await admin.GoAsync("/admin/" + list);
            var item = await admin.Page.Locator("tbody th a").First.GetAttributeAsync("href");
            items.AddRange([list, item!["/admin/".Length..]]);
        }

        foreach (var (name, width, scheme) in new[]
        {
            ("catalog-light", 1280, ColorScheme.Light), ("catalog-dark", 1280, ColorScheme.Dark), ("catalog-phone", 390, ColorScheme.Light),
        })
        {
            await using var visitor = await admin.OnAnotherDeviceAsync(chromium, name, width, scheme);
            foreach (var page in items.Concat(Pages))
            {
                await visitor.GoAsync("/admin/" + page);
                await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
                await visitor.ScreenshotAsync(string.Join('-', page.Split('/').Select(part => part.Length > 30 ? "item" : part)));
            }
        }
    }

    private static async Task CreateCouponAsync(Visitor admin)
    {
        await admin.GoAsync("/admin/coupons/new");
        await admin.ClickAsync("New coupon");
        await admin.ShouldSeeAsync("Enter either a percentage or an amount.");
        await admin.ScreenshotAsync("errors");
        await admin.FillAsync("Name", "Spring sale");
        await admin.FillAsync("Code", "SPRING20");
        await admin.FillAsync("Percentage off", "20");
        await admin.Page.GetByLabel("Studio, Starter").CheckAsync();
        await admin.ClickAsync("New coupon");
        await admin.ShouldSeeAsync("The coupon is created.");
    }
}
