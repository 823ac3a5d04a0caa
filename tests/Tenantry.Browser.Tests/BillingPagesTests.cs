using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tenantry.Billing.Stripe;

namespace Tenantry.Browser.Tests;

/// <summary>
/// Tests billing details, invoices and credit notes in a browser. The site is separate because the story counts all payments of the shared
/// one.
/// </summary>
public sealed class BillingPagesTests(Chromium chromium) : IAsyncLifetime
{
    private readonly Site _site = new();

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task BillingDetails_AppearOnTheInvoice_AndOnItsCreditNote()
    {
        await using var parent = await Visitor.OpenAsync(chromium, _site, "billing-pages");
        await SignUpAsync(parent);
        var buy = parent.Page.Url;
        await parent.GoAsync("/space/billing/payment-method");
        await parent.ShouldSeeAsync("No card yet");
        await parent.GoAsync("/space/billing/details");
        await parent.FillAsync("Name or company", "Erika Muster GmbH");
        await parent.Page.GetByLabel("Country").SelectOptionAsync("DE");
        await parent.FillAsync("VAT or tax number", "DE12");
        await parent.ClickAsync("Save");
        await Assertions.Expect(parent.Page.GetByLabel("VAT or tax number")).ToHaveAttributeAsync("aria-invalid", "true");
        await parent.FillAsync("VAT or tax number", "DE 136 695 976");
        await parent.ClickAsync("Save");
        await parent.ShouldSeeAsync("Saved. Your next invoice shows the new details.");
        await parent.ScreenshotAsync("details");

        await parent.GoAsync(buy);
        await PayAsync(parent);
        await CreditAsync("2.50");
        await parent.GoAsync("/space/billing/payment-method");
        await parent.ShouldSeeAsync("Visa ending in 4242");
        await parent.GoAsync("/space/billing/invoices");
        await parent.Page.Locator("main a[href*='/invoices/in_']:not([href$='.pdf'])").First.ClickAsync();
        await parent.ShouldSeeAsync("Erika Muster GmbH");
        await parent.ScreenshotAsync("invoice");
        await parent.Page.Locator("main a[href*='/credit-notes/cn_']:not([href$='.pdf'])").First.ClickAsync();
        await parent.ShouldSeeAsync("This credit note corrects invoice INV-");
        await parent.Page.SetViewportSizeAsync(360, 800);
        await parent.ScreenshotAsync("credit-note");
    }

    private async Task SignUpAsync(Visitor parent)
    {
        await parent.GoAsync("/");
        await parent.Page.GetByRole(AriaRole.Link, new() { Name = "Choose Kids AI Academy" }).ClickAsync();
        await parent.FillAsync("Email", "erika@example.com");
        await parent.FillAsync("Password", "a table and half an hour");
        await parent.ClickAsync("Create account");
        await _site.WaitForIdleAsync();
        await parent.GoAsync("/dev/mail");
        await parent.Page.GetByText("erika@example.com").First.ClickAsync();
        await parent.GoAsync((await parent.Page.FrameLocator("iframe").GetByRole(AriaRole.Link).First.GetAttributeAsync("href"))!);
        if (!parent.Page.Url.Contains("/buy/", StringComparison.Ordinal))
        {
            await parent.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).First.ClickAsync();
        }

        await parent.ShouldSeeAsync("Continue to payment");
    }

    private async Task PayAsync(Visitor parent)
    {
        await parent.ClickAsync("Continue to payment");
        await parent.FillAsync("Card number", "4242424242424242");
        await parent.FillAsync("Expir", "12 / 39");
        await parent.FillAsync("CVC", "123");
        await parent.FillAsync("Name", "Erika Muster");
        await parent.Page.Locator("button[name=action][value=pay], button[type=submit]").First.ClickAsync();
        await parent.ShouldSeeAsync("You're subscribed to Kids AI Academy");
        await _site.WaitForIdleAsync();
    }

    /// <summary>Issues a credit note for part of the latest invoice in Stripe.</summary>
    private async Task CreditAsync(string dollars)
    {
        using var stripe = new HttpClient { BaseAddress = new Uri(_site.Stripe.Address) };
        stripe.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", _site.App.Services.GetRequiredService<StripeOptions>().SecretKey);
        using var invoices = JsonDocument.Parse(await stripe.GetStringAsync(new Uri("/v1/invoices?limit=1", UriKind.Relative)));
        var amount = dollars.Replace(".", "", StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["invoice"] = invoices.RootElement.GetProperty("data")[0].GetProperty("id").GetString()!, ["amount"] = amount,
            ["refund_amount"] = amount,
        });
        using var created = await stripe.PostAsync(new Uri("/v1/credit_notes", UriKind.Relative), form);
        created.IsSuccessStatusCode.ShouldBeTrue(await created.Content.ReadAsStringAsync());
        await _site.WaitForIdleAsync();
    }
}
