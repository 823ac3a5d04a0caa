using Microsoft.Playwright;

namespace Tenantry.Browser.Tests;

/// <summary>Tests the billing pages of a customer who paid before creating an account, and those of the operator.</summary>
public sealed class GuestTests(Chromium chromium) : IAsyncLifetime
{
    private const string Email = "guest@example.com";
    private const string Password = "a table and half an hour";
    private readonly Site _site = new() { HasStudio = true };

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Guest_PaysFirst_GetsAnAccountByEmail_AndUsesTheBillingPages()
    {
        await using var visitor = await Visitor.OpenAsync(chromium, _site, "guest");
        await BuyAsync(visitor);
        await SetPasswordAsync(visitor);
        await VisitAsync(visitor, "/space/billing", "Renews");
        await VisitAsync(visitor, "/space/billing/invoices", "$29.00");
        await VisitAsync(visitor, "/space/billing/details", "Country");
        await VisitAsync(visitor, "/space/billing/payment-method", "4242");
        await VisitAsync(visitor, "/pricing", "Studio");
        await visitor.GoAsync("/space/billing");
        await visitor.ClickAsync("Change plan");
        await visitor.ShouldSeeAsync("Team");
        await visitor.ScreenshotAsync("change");
        await visitor.GoAsync("/space/billing");
        await visitor.ClickAsync("Add-ons");
        await visitor.ClickAsync("Add Priority support");
        await visitor.ShouldSeeAsync("Due now");
        await visitor.ScreenshotAsync("add-on");
        await visitor.ClickAsync("Confirm and pay");
        await visitor.ShouldSeeAsync("Your add-ons are updated.");
        await FailAsync(visitor);
        await using var admin = await Visitor.OpenAsync(chromium, _site, "money-desk");
        await OperatorPagesAsync(admin);
    }

    private async Task BuyAsync(Visitor visitor)
    {
        await visitor.GoAsync("/buy/studio/starter");
        await visitor.ShouldSeeAsync("No account needed");
        await visitor.ScreenshotAsync("order");
        await visitor.ClickAsync("Continue to payment");
        await visitor.FillAsync("Email", Email);
        await StoryTests.PayAsync(visitor, "4242424242424242");
        await visitor.ShouldSeeAsync("Your account is ready");
        await visitor.ScreenshotAsync("thanks");
        await _site.WaitForIdleAsync();
    }

    private static async Task SetPasswordAsync(Visitor visitor)
    {
        await visitor.GoAsync("/dev/mail");
        await visitor.Page.GetByText("account is ready").First.ClickAsync();
        await visitor.ScreenshotAsync("mail");
        await visitor.GoAsync((await visitor.Page.FrameLocator("iframe").GetByRole(AriaRole.Link).First.GetAttributeAsync("href"))!);
        await visitor.FillAsync("Password", Password);
        await visitor.ScreenshotAsync("set-password");
        await visitor.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).First.ClickAsync();
    }

    // The bank declines the renewal, and the email has a link that updates the card without signing in.
    private async Task FailAsync(Visitor visitor)
    {
        await _site.UseCardAsync("pm_card_chargeCustomerFail");
        await _site.AdvanceAsync(TimeSpan.FromDays(32));
        await visitor.GoAsync("/space/billing");
        await visitor.SignInAsync(Email, Password);
        await visitor.GoAsync("/space/billing");
        await visitor.ScreenshotAsync("unpaid");
        await using var recipient = await Visitor.OpenAsync(chromium, _site, "pay", width: 360);
        await recipient.GoAsync("/dev/mail");
        await recipient.Page.GetByText("Your payment of").First.ClickAsync();
        await recipient.ScreenshotAsync("mail");
        await recipient.GoAsync((await recipient.Page.FrameLocator("iframe").GetByRole(AriaRole.Link).First.GetAttributeAsync("href"))!);
        await recipient.ScreenshotAsync("page");
    }

    private async Task OperatorPagesAsync(Visitor admin)
    {
        await admin.GoAsync("/admin");
        await admin.SignInAsync(_site.Operator.Email, _site.Operator.Password);
        await VisitAsync(admin, "/admin/plans", "Studio");
        await VisitAsync(admin, "/admin/offers", "No coupons yet");
        await VisitAsync(admin, "/admin/coupons/new", "Percent");
        await VisitAsync(admin, "/admin/catalog-sync", "Studio");
        await VisitAsync(admin, "/admin/reconciliation", "Run now");
        await VisitAsync(admin, "/admin/search?q=guest", "guest");
        await admin.GoAsync("/admin/tenants");
        await admin.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Jo Doe" }).First.ClickAsync();
        await admin.ScreenshotAsync("tenant");
        var tenant = admin.Page.Url.Split('/')[^1].Split('?')[0];
        await VisitAsync(admin, $"/admin/tenants/{tenant}/timeline", "Studio");
        await VisitAsync(admin, $"/admin/tenants/{tenant}/overrides", "Add quota");
        await admin.GoAsync("/admin/plans/studio.starter");
        await admin.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "$29.00" }).First.ClickAsync();
        await admin.ShouldSeeAsync("Change price");
        await admin.ScreenshotAsync("price");
    }

    private static async Task VisitAsync(Visitor visitor, string path, string text)
    {
        await visitor.GoAsync(path);
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Main)).ToContainTextAsync(text);
        await visitor.ScreenshotAsync(path.Split('?')[0].Trim('/').Replace('/', '-'));
    }
}
