using Microsoft.Playwright;

namespace Tenantry.Browser.Tests;

/// <summary>Every page around money, as somebody sees it who paid before there was an account, and as the operator does.</summary>
public sealed class GuestTests(Chromium chromium) : IAsyncLifetime
{
    private const string Email = "guest@example.com";
    private const string Password = "a table and half an hour";
    private readonly Site _site = new() { IsRich = true };

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Visitor_WhoPaysFirst_GetsAnAccountByMail_AndFindsEverythingInIt()
    {
        await using var visitor = await Person.OpenAsync(chromium, _site, "guest");
        await BuyAsync(visitor);
        await SetPasswordAsync(visitor);
        await LookAsync(visitor, "/space/billing", "Renews");
        await LookAsync(visitor, "/space/billing/invoices", "$29.00");
        await LookAsync(visitor, "/space/billing/details", "Country");
        await LookAsync(visitor, "/space/billing/payment-method", "4242");
        await LookAsync(visitor, "/pricing", "Studio");
        await visitor.GoAsync("/space/billing");
        await visitor.ClickAsync("Change plan");
        await visitor.SeesAsync("Team");
        await visitor.PictureAsync("change");
        await visitor.GoAsync("/space/billing");
        await visitor.ClickAsync("Add-ons");
        await visitor.ClickAsync("Add Priority support");
        await visitor.SeesAsync("Due now");
        await visitor.PictureAsync("add-on");
        await visitor.ClickAsync("Confirm and pay");
        await visitor.SeesAsync("Your add-ons are updated.");
        await FailAsync(visitor);
        await using var desk = await Person.OpenAsync(chromium, _site, "money-desk");
        await DeskAsync(desk);
    }

    private async Task BuyAsync(Person visitor)
    {
        await visitor.GoAsync("/buy/studio/starter");
        await visitor.SeesAsync("No account needed");
        await visitor.PictureAsync("order");
        await visitor.ClickAsync("Continue to payment");
        await visitor.FillAsync("Email", Email);
        await StoryTests.PayAsync(visitor, "4242424242424242");
        await visitor.SeesAsync("Your account is ready");
        await visitor.PictureAsync("thanks");
        await _site.QuietAsync();
    }

    private static async Task SetPasswordAsync(Person visitor)
    {
        await visitor.GoAsync("/dev/mail");
        await visitor.Page.GetByText("account is ready").First.ClickAsync();
        await visitor.PictureAsync("mail");
        await visitor.GoAsync((await visitor.Page.FrameLocator("iframe").GetByRole(AriaRole.Link).First.GetAttributeAsync("href"))!);
        await visitor.FillAsync("Password", Password);
        await visitor.PictureAsync("set-password");
        await visitor.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).First.ClickAsync();
    }

    // The bank refuses the renewal: a mail brings a link that mends the card without signing in.
    private async Task FailAsync(Person visitor)
    {
        await _site.UseCardAsync("pm_card_chargeCustomerFail");
        await _site.AdvanceAsync(TimeSpan.FromDays(32));
        await visitor.GoAsync("/space/billing");
        await visitor.SignInAsync(Email, Password);
        await visitor.GoAsync("/space/billing");
        await visitor.PictureAsync("unpaid");
        await using var anybody = await Person.OpenAsync(chromium, _site, "pay", width: 360);
        await anybody.GoAsync("/dev/mail");
        await anybody.Page.GetByText("Your payment of").First.ClickAsync();
        await anybody.PictureAsync("mail");
        await anybody.GoAsync((await anybody.Page.FrameLocator("iframe").GetByRole(AriaRole.Link).First.GetAttributeAsync("href"))!);
        await anybody.PictureAsync("page");
    }

    private async Task DeskAsync(Person desk)
    {
        await desk.GoAsync("/admin");
        await desk.SignInAsync(_site.Operator.Email, _site.Operator.Password);
        await LookAsync(desk, "/admin/prices", "Studio");
        await LookAsync(desk, "/admin/offers", "Coupons");
        await LookAsync(desk, "/admin/offers/new-coupon", "Percent");
        await LookAsync(desk, "/admin/catalog-sync", "Studio");
        await LookAsync(desk, "/admin/reconciliation", "Run now");
        await LookAsync(desk, "/admin/search?q=guest", "guest");
        await desk.GoAsync("/admin/tenants");
        await desk.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Jo Doe" }).First.ClickAsync();
        await desk.PictureAsync("tenant");
        var tenant = desk.Page.Url.Split('/')[^1].Split('?')[0];
        await LookAsync(desk, $"/admin/tenants/{tenant}/timeline", "Studio");
        await LookAsync(desk, $"/admin/tenants/{tenant}/overrides", "Reason");
        await desk.GoAsync("/admin/prices");
        await desk.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "$29.00" }).First.ClickAsync();
        await desk.SeesAsync("Change price");
        await desk.PictureAsync("price");
    }

    private static async Task LookAsync(Person person, string path, string words)
    {
        await person.GoAsync(path);
        await Assertions.Expect(person.Page.GetByRole(AriaRole.Main)).ToContainTextAsync(words);
        await person.PictureAsync(path.Split('?')[0].Trim('/').Replace('/', '-'));
    }
}
