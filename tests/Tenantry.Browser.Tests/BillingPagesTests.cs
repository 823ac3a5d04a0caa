using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tenantry.Billing.Stripe;

namespace Tenantry.Browser.Tests;

/// <summary>On a site of its own: the story counts the money of all who pay on the shared one.</summary>
public sealed class BillingPagesTests(Chromium chromium) : IAsyncLifetime
{
    private readonly Site _site = new();

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task ParentSaysWhoPays_AndFindsItOnTheInvoice_AndACreditNoteBesideIt()
    {
        await using var parent = await Person.OpenAsync(chromium, _site, "billing-pages");
        await SignUpAsync(parent);
        var buy = parent.Page.Url;
        await parent.GoAsync("/space/billing/payment-method");
        await parent.SeesAsync("No card yet");
        await parent.GoAsync("/space/billing/details");
        await parent.FillAsync("Name or company", "Erika Muster GmbH");
        await parent.Page.GetByLabel("Country").SelectOptionAsync("DE");
        await parent.FillAsync("VAT or tax number", "DE12");
        await parent.ClickAsync("Save");
        await Assertions.Expect(parent.Page.GetByLabel("VAT or tax number")).ToHaveAttributeAsync("aria-invalid", "true");
        await parent.FillAsync("VAT or tax number", "DE 136 695 976");
        await parent.ClickAsync("Save");
        await parent.SeesAsync("Saved. Your next invoice shows the new details.");
        await parent.PictureAsync("details");

        await parent.GoAsync(buy);
        await PayAsync(parent);
        await CreditAsync("2.50");
        await parent.GoAsync("/space/billing/payment-method");
        await parent.SeesAsync("Visa ending in 4242");
        await parent.GoAsync("/space/billing/invoices");
        await parent.Page.Locator("main a[href*='/invoices/in_']:not([href$='.pdf'])").First.ClickAsync();
        await parent.SeesAsync("Erika Muster GmbH");
        await parent.PictureAsync("invoice");
        await parent.Page.Locator("main a[href*='/credit-notes/cn_']:not([href$='.pdf'])").First.ClickAsync();
        await parent.SeesAsync("This credit note corrects invoice INV-");
        await parent.Page.SetViewportSizeAsync(360, 800);
        await parent.PictureAsync("credit-note");
    }

    private async Task SignUpAsync(Person parent)
    {
        await parent.GoAsync("/");
        await parent.Page.GetByRole(AriaRole.Link, new() { Name = "Choose Kids AI Academy" }).ClickAsync();
        await parent.FillAsync("Email", "erika@example.com");
        await parent.FillAsync("Password", "a table and half an hour");
        await parent.ClickAsync("Create account");
        await _site.QuietAsync();
        await parent.GoAsync("/dev/mail");
        await parent.Page.GetByText("erika@example.com").First.ClickAsync();
        await parent.GoAsync((await parent.Page.FrameLocator("iframe").GetByRole(AriaRole.Link).First.GetAttributeAsync("href"))!);
        if (!parent.Page.Url.Contains("/buy/", StringComparison.Ordinal))
        {
            await parent.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).First.ClickAsync();
        }

        await parent.SeesAsync("Continue to payment");
    }

    private async Task PayAsync(Person parent)
    {
        await parent.ClickAsync("Continue to payment");
        await parent.FillAsync("Card number", "4242424242424242");
        await parent.FillAsync("Expir", "12 / 39");
        await parent.FillAsync("CVC", "123");
        await parent.FillAsync("Name", "Erika Muster");
        await parent.Page.Locator("button[name=action][value=pay], button[type=submit]").First.ClickAsync();
        await parent.SeesAsync("You're subscribed to Kids AI Academy");
        await _site.QuietAsync();
    }

    /// <summary>Takes part of the latest invoice back, as the seller does at the payment provider.</summary>
    private async Task CreditAsync(string dollars)
    {
        using var desk = new HttpClient { BaseAddress = new Uri(_site.Stripe.Address) };
        desk.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", _site.App.Services.GetRequiredService<StripeOptions>().SecretKey);
        using var invoices = JsonDocument.Parse(await desk.GetStringAsync(new Uri("/v1/invoices?limit=1", UriKind.Relative)));
        var amount = dollars.Replace(".", "", StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["invoice"] = invoices.RootElement.GetProperty("data")[0].GetProperty("id").GetString()!, ["amount"] = amount,
            ["refund_amount"] = amount,
        });
        using var made = await desk.PostAsync(new Uri("/v1/credit_notes", UriKind.Relative), form);
        made.IsSuccessStatusCode.ShouldBeTrue(await made.Content.ReadAsStringAsync());
        await _site.QuietAsync();
    }
}
