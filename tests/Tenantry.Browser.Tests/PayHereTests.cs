using Microsoft.Playwright;

namespace Tenantry.Browser.Tests;

/// <summary>Tests a site with embedded checkout.</summary>
public sealed class PayHereTests(Chromium chromium) : IAsyncLifetime
{
    private readonly Site _site = new() { HasStudio = true, UsesEmbeddedCheckout = true };

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("pay-here", 1280, ColorScheme.Light)]
    [InlineData("pay-here-phone", 360, ColorScheme.Dark)]
    public async Task Visitor_PaysInTheEmbeddedForm_AndIsRedirected(string name, int width, ColorScheme scheme)
    {
        await using var visitor = await Visitor.OpenAsync(chromium, _site, name, width, scheme);
        await visitor.GoAsync("/buy/studio/starter");
        await visitor.ClickAsync("Continue to payment");
        await visitor.ShouldSeeAsync("Form not loading?");
        visitor.Page.Url.ShouldStartWith(_site.Address);
        // What is filled in before the frame has loaded is lost.
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var form = visitor.Page.FrameLocator("iframe[title=Checkout]");
        await form.GetByLabel("Email").First.FillAsync($"{name}@example.com");
        await form.GetByLabel("Card number").First.FillAsync("4242424242424242");
        await form.GetByLabel("Expir").First.FillAsync("12 / 39");
        await form.GetByLabel("CVC").First.FillAsync("123");
        await form.GetByLabel("Name").First.FillAsync("Jo Doe");
        (await visitor.Page.Locator("iframe[title=Checkout]").BoundingBoxAsync())!.Width.ShouldBeGreaterThan(width * 0.7f);
        await visitor.ScreenshotAsync("form");
        await form.Locator("button[name=action][value=pay], button[type=submit]").First.ClickAsync();
        await visitor.Page.WaitForURLAsync($"{_site.Address}/checkout/thanks**", new() { Timeout = 60_000 });
        await _site.WaitForIdleAsync();
        await visitor.ShouldSeeAsync("Your account is ready");
    }

    [Fact]
    public async Task HostedPage_IsUsedWithoutJavaScript_AndLinkedFromThePage()
    {
        await using var plain = await Visitor.OpenAsync(chromium, _site, "pay-plain", javaScript: false);
        await plain.GoAsync("/buy/studio/team?quantity=1");
        await plain.ClickAsync("Continue to payment");
        plain.Page.Url.ShouldStartWith(_site.Stripe.Address);
        await using var visitor = await Visitor.OpenAsync(chromium, _site, "pay-link");
        await visitor.GoAsync("/buy/studio/team");
        await visitor.ClickAsync("Continue to payment");
        await visitor.ClickAsync("Pay on our payment provider's page");
        await visitor.ShouldSeeAsync("Review your order");
        await visitor.ClickAsync("Continue to payment");
        visitor.Page.Url.ShouldStartWith(_site.Stripe.Address);
    }
}
