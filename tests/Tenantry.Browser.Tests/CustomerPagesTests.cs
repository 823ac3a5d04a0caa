using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tenantry.Billing;
using Tenantry.Billing.Contracts.Credits;

namespace Tenantry.Browser.Tests;

/// <summary>Tests the pages for credits, referrals and reactivation in a browser.</summary>
public sealed class CustomerPagesTests(Chromium chromium) : IAsyncLifetime
{
    private readonly Site _site = new() { HasStudio = true };

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Customer_BuysAPack_AndSeesCreditsAndTheirMovements()
    {
        await using var buyer = await Visitor.OpenAsync(chromium, _site, "credits");
        await CustomerAsync(buyer, "studio@example.com");
        await buyer.GoAsync("/space/billing/credits");
        await buyer.ShouldSeeAsync("No credits yet");
        await buyer.ScreenshotAsync("empty");
        await buyer.Page.GetByRole(AriaRole.Link, new() { Name = "Buy 100 credits" }).ClickAsync();
        await buyer.ShouldSeeAsync("Review your order");
        await buyer.ClickAsync("Continue to payment");
        await StoryTests.PayAsync(buyer, "4242424242424242");
        await _site.WaitForIdleAsync();
        await UseAsync();
        await buyer.GoAsync("/space/billing");
        await buyer.ClickAsync("Credits");
        await buyer.ShouldSeeAsync("A picture for the shop");
        await buyer.ShouldSeeAsync("Purchased: Studio");
        await buyer.ScreenshotAsync("used");
        await using var dark = await buyer.OnAnotherDeviceAsync(chromium, "credits-dark", 1280, ColorScheme.Dark);
        await dark.GoAsync("/space/billing/credits");
        await dark.ScreenshotAsync("used");
        await using var phone = await buyer.OnAnotherDeviceAsync(chromium, "credits-phone", 360, ColorScheme.Light);
        await phone.GoAsync("/space/billing/credits");
        await phone.ScreenshotAsync("used");
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "INV-" }).First.ClickAsync();
        await phone.ShouldSeeAsync("100 credits");
    }

    [Fact]
    public async Task Customer_RefersAnother_AndSeesTheReward_AsDoesTheOperator()
    {
        await using var first = await Visitor.OpenAsync(chromium, _site, "referrals");
        await CustomerAsync(first, "first@example.com");
        await first.GoAsync("/space/billing");
        await first.ClickAsync("Refer a friend");
        await first.ShouldSeeAsync("No referrals yet");
        var link = await first.Page.GetByLabel("Your link").InputValueAsync();
        await using (var second = await Visitor.OpenAsync(chromium, _site, "referred"))
        {
            await second.GoAsync(new Uri(link).AbsolutePath);
            await second.GoAsync("/buy/studio/starter");
            await second.ClickAsync("Continue to payment");
            await second.FillAsync("Email", "second@example.com");
            await StoryTests.PayAsync(second, "4242424242424242");
            await second.ShouldSeeAsync("Your account is ready");
            await _site.WaitForIdleAsync();
        }

        await first.GoAsync("/space/billing/referrals");
        await first.ShouldSeeAsync("Customer 1");
        await first.ShouldSeeAsync("$5.80");
        await first.ScreenshotAsync("page");
        await using var dark = await first.OnAnotherDeviceAsync(chromium, "referrals-dark", 1280, ColorScheme.Dark);
        await dark.GoAsync("/space/billing/referrals");
        await dark.ScreenshotAsync("page");
        await using var phone = await first.OnAnotherDeviceAsync(chromium, "referrals-phone", 360);
        await phone.GoAsync("/space/billing/referrals");
        await phone.ScreenshotAsync("page");
        await using var admin = await Visitor.OpenAsync(chromium, _site, "referrals-desk");
        await admin.GoAsync("/signin");
        await admin.SignInAsync(_site.Operator.Email, _site.Operator.Password);
        await admin.GoAsync("/admin/referrals");
        await admin.ShouldSeeAsync("$5.80");
        await admin.ScreenshotAsync("list");
    }

    [Fact]
    public async Task ReferredVisitor_IsAttributed_WhenTheEmailIsOpenedOnAnotherDevice()
    {
        _site.App.Services.GetRequiredService<BillingOptions>().SellToVisitors = false;
        await using var first = await Visitor.OpenAsync(chromium, _site, "carried-by");
        await CustomerAsync(first, "first@example.com");
        await first.GoAsync("/space/billing/referrals");
        var link = new Uri(await first.Page.GetByLabel("Your link").InputValueAsync()).AbsolutePath;
        await using var laptop = await Visitor.OpenAsync(chromium, _site, "carried");
        await laptop.GoAsync(link);
        await laptop.GoAsync("/buy/studio/starter");
        await laptop.FillAsync("Email", "second@example.com");
        await laptop.FillAsync("Password", "a table and half an hour");
        await laptop.ClickAsync("Create account");
        await _site.WaitForIdleAsync();
        await laptop.GoAsync("/dev/mail");
        await laptop.Page.GetByText("second@example.com").First.ClickAsync();
        var confirmation = (await laptop.Page.FrameLocator("iframe").GetByRole(AriaRole.Link).First.GetAttributeAsync("href"))!;
        await using var phone = await Visitor.OpenAsync(chromium, _site, "carried-phone", 360);
        await phone.GoAsync(confirmation);
        await phone.FillAsync("Password", "a table and half an hour");
        await phone.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).First.ClickAsync();
        await phone.ShouldSeeAsync("Continue to payment");
        await phone.ClickAsync("Continue to payment");
        await phone.ShouldSeeAsync("Card number");
        await first.GoAsync("/space/billing/referrals");
        await first.ShouldSeeAsync("Customer 1");
    }

    [Fact]
    public async Task CanceledCustomer_ReactivatesOnOnePage_WithTheSavedCard()
    {
        await using var buyer = await Visitor.OpenAsync(chromium, _site, "again");
        await CustomerAsync(buyer, "back@example.com");
        await buyer.GoAsync("/buy/studio/starter");
        await buyer.ClickAsync("Continue to payment");
        await StoryTests.PayAsync(buyer, "4242424242424242");
        await _site.WaitForIdleAsync();
        await _site.EndAllAsync();
        await buyer.GoAsync("/space/billing");
        await buyer.ClickAsync("Resubscribe");
        await buyer.ShouldSeeAsync("Charged to Visa ending in 4242");
        await buyer.ScreenshotAsync("page");
        await using var dark = await buyer.OnAnotherDeviceAsync(chromium, "again-dark", 1280, ColorScheme.Dark);
        await dark.GoAsync(new Uri(buyer.Page.Url).AbsolutePath);
        await dark.ScreenshotAsync("page");
        await using var phone = await buyer.OnAnotherDeviceAsync(chromium, "again-phone", 360);
        await phone.GoAsync(new Uri(buyer.Page.Url).AbsolutePath);
        await phone.ScreenshotAsync("page");
        await phone.ClickAsync("Pay $29.00");
        await phone.ShouldSeeAsync("Welcome back");
        await phone.ShouldSeeAsync("Active");
        await phone.ScreenshotAsync("begun");
    }

    private async Task UseAsync()
    {
        await using var connection = new Npgsql.NpgsqlConnection(_site.App.Configuration.GetConnectionString("Tenantry"));
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand("select tenant_id from billing.customer", connection);
        using var ambient = _site.App.Services.GetRequiredService<ICurrentTenant>()
            .Change(new TenantId((Guid)(await command.ExecuteScalarAsync())!));
        await using var scope = _site.App.Services.CreateAsyncScope();
        var credits = scope.ServiceProvider.GetRequiredService<ICredits>();
        await credits.SpendAsync(12, "picture 1", note: "A picture for the shop");
        var film = (await credits.ReserveAsync(40, "film 1", note: "A short film")).Value!;
        await credits.CommitAsync(film.Id, 25);
        await credits.ReserveAsync(20, "film 2", note: "A longer film");
    }

    private async Task CustomerAsync(Visitor buyer, string email)
    {
        await buyer.GoAsync("/signup");
        await buyer.FillAsync("Email", email);
        await buyer.FillAsync("Password", "a table and half an hour");
        await buyer.ClickAsync("Create account");
        await _site.WaitForIdleAsync();
        await buyer.GoAsync("/dev/mail");
        await buyer.Page.GetByText(email).First.ClickAsync();
        await buyer.GoAsync((await buyer.Page.FrameLocator("iframe").GetByRole(AriaRole.Link).First.GetAttributeAsync("href"))!);
        if (buyer.Page.Url.Contains("/confirm", StringComparison.Ordinal))
        {
            await buyer.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).First.ClickAsync();
        }
    }
}
