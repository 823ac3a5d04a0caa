using Microsoft.Playwright;

namespace Tenantry.Browser.Tests;

/// <summary>The operator's catalog, discounts and overrides, looked at in light, dark and on a phone.</summary>
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
    public async Task Operator_MakesACoupon_AndEveryPageFitsItsWindow()
    {
        await using var desk = await Visitor.OpenAsync(chromium, _site, "catalog");
        await desk.GoAsync("/signin");
        await desk.SignInAsync(_site.Operator.Email, _site.Operator.Password);
        await desk.GoAsync("/admin/coupons/new");
        await desk.ClickAsync("New coupon");
        await desk.ShouldSeeAsync("Enter either a percentage or an amount.");
        await desk.ScreenshotAsync("errors");
        await desk.FillAsync("Name", "Spring sale");
        await desk.FillAsync("Code", "SPRING20");
        await desk.FillAsync("Percentage off", "20");
        await desk.Page.GetByLabel("Studio, Starter").CheckAsync();
        await desk.ClickAsync("New coupon");
        await desk.ShouldSeeAsync("The coupon is created.");
        foreach (var (name, width, scheme) in new[]
            { ("catalog-light", 1280, ColorScheme.Light), ("catalog-dark", 1280, ColorScheme.Dark),
                ("catalog-phone", 390, ColorScheme.Light) })
        {
            await using var person = await desk.OnAnotherDeviceAsync(chromium, name, width, scheme);
            foreach (var page in Pages)
            {
                await person.GoAsync("/admin/" + page);
                await Assertions.Expect(person.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
                await person.ScreenshotAsync(page.Replace('/', '-'));
            }
        }
    }
}
