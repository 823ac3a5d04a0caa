using System.Globalization;
using Microsoft.Playwright;
using Tenantry.AdminUi.Tests.Browser;

namespace Tenantry.AdminUi.Tests.Resources.Typed;

/// <summary>Times in forms and on pages. The clock of the host is months away from the clock of the browser.</summary>
[Collection(nameof(OrderApp))]
public sealed class TimeTests(OrderApp app, Chromium chromium)
{
    private static readonly string Credit = $"/admin/orders/{OrderApp.Id(11)}/credit";

    [Fact]
    public async Task RelativeTime_FollowsTheClockOfTheServer()
    {
        var rendered = (await app.PageAsync("/admin/orders")).QuerySelectorAll("time[data-relative=true]")
            .Select(time => time.TextContent).ToList();
        await using var watched = await OpenAsync("/admin/orders");

        (await watched.Page.Locator("time[data-relative=true]").AllTextContentsAsync()).ShouldBe(rendered);
        rendered.ShouldContain(text => text.EndsWith("ago", StringComparison.Ordinal));
    }

    [Fact]
    public async Task InstantField_IsInTheZoneOfTheBrowser_WithItsOffset()
    {
        await using var watched = await OpenAsync(Credit);
        var field = watched.Page.Locator("[name='Input.At']");
        await field.FillAsync("2026-02-01T10:00");
        (await LabelAsync(watched)).ShouldBe("UTC+01:00");
        await field.FillAsync("2026-07-01T10:00");
        (await LabelAsync(watched)).ShouldBe("UTC+02:00", "summer time follows the date");
        await field.ScrollIntoViewIfNeededAsync();
        await watched.Page.ScreenshotAsync(new() { Path = Screenshots.Of("instant-field") });

        await watched.Page.ClickAsync("main button.btn-primary");
        await watched.Page.WaitForSelectorAsync("[data-error-summary]");
        (await field.InputValueAsync()).ShouldBe("2026-07-01T10:00");
        (await LabelAsync(watched)).ShouldBe("UTC+02:00");
    }

    [Fact]
    public async Task InstantField_IsInUtc_WithoutJavaScript()
    {
        await using var watched = await OpenAsync(Credit, javaScript: false);

        (await LabelAsync(watched)).ShouldBe("UTC");
        (await watched.Page.InputValueAsync("[name='Input.At.Offset']")).ShouldBe("+00:00");
    }

    [Theory]
    [InlineData("2026-02-01T10:00", "+02:00", "2026-02-01T08:00")]
    [InlineData("2026-02-01T10:00:30-05:00", "", "2026-02-01T15:00")]
    public async Task Instant_IsReadWithItsOffset(string typed, string offset, string expectedUtc)
    {
        using var client = app.As("operator");
        using var response = await PostAsync(client, typed, offset);

        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
        var credit = OrderResources.Credits.Last(credit => credit.Message == "Timed");
        OrderResources.Credits.Remove(credit);
        credit.At!.Value.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)
            .ShouldBe(expectedUtc);
    }

    [Fact]
    public async Task InstantWithoutOffset_IsRefused()
    {
        using var client = app.As("operator");
        using var response = await PostAsync(client, "2026-02-01T10:00", "");

        var page = await AdminUiApp.ParseAsync(response);
        page.QuerySelector(".tn-field-error")!.TextContent.Trim()
            .ShouldBe("Enter a date and a time with an offset from UTC, such as 2026-02-01T10:00+01:00.");
        page.QuerySelector("[name='Input.At']")!.GetAttribute("value").ShouldBe("2026-02-01T10:00");
    }

    private static async Task<string?> LabelAsync(WatchedPage watched) =>
        await watched.Page.TextContentAsync("[data-instant] .tn-affix-text");

    private async Task<HttpResponseMessage> PostAsync(HttpClient client, string at, string offset)
    {
        using var before = await client.GetAsync(new Uri(Credit, UriKind.Relative));
        var token = (await AdminUiApp.ParseAsync(before)).QuerySelector("main input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        using var body = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", token), new("_handler", "confirm"), new("Input.Amount", "1"),
            new("Input.Amount.Currency", "USD"), new("Input.Message", "Timed"), new("Input.Kind", "Goodwill"), new("Input.Months", "1"),
            new("Input.At", at), new("Input.At.Offset", offset),
        ]);
        return await client.PostAsync(new Uri(Credit, UriKind.Relative), body);
    }

    private async Task<WatchedPage> OpenAsync(string path, bool javaScript = true)
    {
        var watched = await WatchedPage.OpenAsync(chromium.Browser, javaScript: javaScript);
        var address = app.Address;
        await watched.Page.Context
            .AddCookiesAsync([new() { Name = CookieAuthenticationHandler.Cookie, Value = "operator", Url = address.ToString() }]);
        await watched.Page.GotoAsync(new Uri(address, path).ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });
        return watched;
    }
}
