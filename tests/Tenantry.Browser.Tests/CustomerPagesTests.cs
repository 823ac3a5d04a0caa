using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tenantry.Billing;
using Tenantry.Billing.Contracts.Credits;

namespace Tenantry.Browser.Tests;

/// <summary>What a customer finds beside plans and invoices: the credits and what moved them.</summary>
public sealed class CustomerPagesTests(Chromium chromium) : IAsyncLifetime
{
    private readonly Site _site = new() { IsRich = true };

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Customer_SeesTheCredits_WhatMovedThem_AndBuysAPack()
    {
        await using var buyer = await Person.OpenAsync(chromium, _site, "credits");
        await CustomerAsync(buyer, "studio@example.com");
        await buyer.GoAsync("/space/billing/credits");
        await buyer.SeesAsync("No credits yet");
        await buyer.PictureAsync("empty");
        await buyer.Page.GetByRole(AriaRole.Link, new() { Name = "Buy 100 credits" }).ClickAsync();
        await buyer.SeesAsync("Review your order");
        await buyer.ClickAsync("Continue to payment");
        await StoryTests.PayAsync(buyer, "4242424242424242");
        await _site.QuietAsync();
        await UseAsync();
        await buyer.GoAsync("/space/billing");
        await buyer.ClickAsync("Credits");
        await buyer.SeesAsync("A picture for the shop");
        await buyer.SeesAsync("Purchased: Studio");
        await buyer.PictureAsync("used");
        await using var dark = await buyer.AlsoAsync(chromium, "credits-dark", 1280, ColorScheme.Dark);
        await dark.GoAsync("/space/billing/credits");
        await dark.PictureAsync("used");
        await using var phone = await buyer.AlsoAsync(chromium, "credits-phone", 360, ColorScheme.Light);
        await phone.GoAsync("/space/billing/credits");
        await phone.PictureAsync("used");
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "INV-" }).First.ClickAsync();
        await phone.SeesAsync("100 credits");
    }

    [Fact]
    public async Task Customer_BringsAnother_AndSeesWhatThatEarns_AsTheOperatorDoes()
    {
        await using var first = await Person.OpenAsync(chromium, _site, "referrals");
        await CustomerAsync(first, "first@example.com");
        await first.GoAsync("/space/billing");
        await first.ClickAsync("Refer a friend");
        await first.SeesAsync("No referrals yet");
        var link = await first.Page.GetByLabel("Your link").InputValueAsync();
        await using (var second = await Person.OpenAsync(chromium, _site, "brought"))
        {
            await second.GoAsync(new Uri(link).AbsolutePath);
            await second.GoAsync("/buy/studio/starter");
            await second.ClickAsync("Continue to payment");
            await second.FillAsync("Email", "second@example.com");
            await StoryTests.PayAsync(second, "4242424242424242");
            await second.SeesAsync("Your account is ready");
            await _site.QuietAsync();
        }

        await first.GoAsync("/space/billing/referrals");
        await first.SeesAsync("Customer 1");
        await first.SeesAsync("$5.80");
        await first.PictureAsync("page");
        await using var dark = await first.AlsoAsync(chromium, "referrals-dark", 1280, ColorScheme.Dark);
        await dark.GoAsync("/space/billing/referrals");
        await dark.PictureAsync("page");
        await using var phone = await first.AlsoAsync(chromium, "referrals-phone", 360);
        await phone.GoAsync("/space/billing/referrals");
        await phone.PictureAsync("page");
        await using var desk = await Person.OpenAsync(chromium, _site, "referrals-desk");
        await desk.GoAsync("/signin");
        await desk.SignInAsync(_site.Operator.Email, _site.Operator.Password);
        await desk.GoAsync("/admin/referrals");
        await desk.SeesAsync("$5.80");
        await desk.PictureAsync("list");
    }

    [Fact]
    public async Task WhoWasBrought_AndOpensTheMailElsewhere_StillCountsAsBrought()
    {
        _site.App.Services.GetRequiredService<BillingOptions>().SellToVisitors = false;
        await using var first = await Person.OpenAsync(chromium, _site, "carried-by");
        await CustomerAsync(first, "first@example.com");
        await first.GoAsync("/space/billing/referrals");
        var link = new Uri(await first.Page.GetByLabel("Your link").InputValueAsync()).AbsolutePath;
        await using var laptop = await Person.OpenAsync(chromium, _site, "carried");
        await laptop.GoAsync(link);
        await laptop.GoAsync("/buy/studio/starter");
        await laptop.FillAsync("Email", "second@example.com");
        await laptop.FillAsync("Password", "a table and half an hour");
        await laptop.ClickAsync("Create account");
        await _site.QuietAsync();
        await laptop.GoAsync("/dev/mail");
        await laptop.Page.GetByText("second@example.com").First.ClickAsync();
        var mail = (await laptop.Page.FrameLocator("iframe").GetByRole(AriaRole.Link).First.GetAttributeAsync("href"))!;
        await using var phone = await Person.OpenAsync(chromium, _site, "carried-phone", 360);
        await phone.GoAsync(mail);
        await phone.FillAsync("Password", "a table and half an hour");
        await phone.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).First.ClickAsync();
        await phone.SeesAsync("Continue to payment");
        await phone.ClickAsync("Continue to payment");
        await phone.SeesAsync("Card number");
        await first.GoAsync("/space/billing/referrals");
        await first.SeesAsync("Customer 1");
    }

    [Fact]
    public async Task Customer_WhoLeft_StartsAgainOnOnePage_WithTheCardThatIsThere()
    {
        await using var buyer = await Person.OpenAsync(chromium, _site, "again");
        await CustomerAsync(buyer, "back@example.com");
        await buyer.GoAsync("/buy/studio/starter");
        await buyer.ClickAsync("Continue to payment");
        await StoryTests.PayAsync(buyer, "4242424242424242");
        await _site.QuietAsync();
        await _site.EndAllAsync();
        await buyer.GoAsync("/space/billing");
        await buyer.ClickAsync("Resubscribe");
        await buyer.SeesAsync("Charged to Visa ending in 4242");
        await buyer.PictureAsync("page");
        await using var dark = await buyer.AlsoAsync(chromium, "again-dark", 1280, ColorScheme.Dark);
        await dark.GoAsync(new Uri(buyer.Page.Url).AbsolutePath);
        await dark.PictureAsync("page");
        await using var phone = await buyer.AlsoAsync(chromium, "again-phone", 360);
        await phone.GoAsync(new Uri(buyer.Page.Url).AbsolutePath);
        await phone.PictureAsync("page");
        await phone.ClickAsync("Pay $29.00");
        await phone.SeesAsync("Welcome back");
        await phone.SeesAsync("Active");
        await phone.PictureAsync("begun");
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

    private async Task CustomerAsync(Person buyer, string email)
    {
        await buyer.GoAsync("/signup");
        await buyer.FillAsync("Email", email);
        await buyer.FillAsync("Password", "a table and half an hour");
        await buyer.ClickAsync("Create account");
        await _site.QuietAsync();
        await buyer.GoAsync("/dev/mail");
        await buyer.Page.GetByText(email).First.ClickAsync();
        await buyer.GoAsync((await buyer.Page.FrameLocator("iframe").GetByRole(AriaRole.Link).First.GetAttributeAsync("href"))!);
        if (buyer.Page.Url.Contains("/confirm", StringComparison.Ordinal))
        {
            await buyer.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).First.ClickAsync();
        }
    }
}
