using Microsoft.Playwright;

namespace Tenantry.Browser.Tests;

/// <summary>
/// Represents a visitor with a browser who takes screenshots. The test fails if the browser reported an error or a warning.
/// </summary>
internal sealed class Visitor(IBrowserContext context, IPage page, Site site, string name) : IAsyncDisposable
{
    private readonly List<string> _errors = [];
    private int _screenshots;

    public IPage Page => page;

    public static async Task<Visitor> OpenAsync(Chromium chromium, Site site, string name, int width = 1280,
        ColorScheme scheme = ColorScheme.Light, bool javaScript = true)
    {
        var context = await chromium.Browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 860 },
            ColorScheme = scheme,
            JavaScriptEnabled = javaScript,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        var visitor = new Visitor(context, await context.NewPageAsync(), site, name);
        visitor.Page.Console += (_, message) => visitor.Add(
            message.Type is "error" or "warning" && message.Location.StartsWith(site.Address, StringComparison.Ordinal),
            $"{message.Type}: {message.Text}");
        visitor.Page.PageError += (_, error) => visitor.Add(true, error);
        visitor.Page.Response += (_, response) => visitor.Add(response.Status >= 400
            && response.Url.StartsWith(site.Address, StringComparison.Ordinal), $"{response.Status}: {response.Url}");
        return visitor;
    }

    /// <summary>Opens a browser on another device with the same session.</summary>
    public async Task<Visitor> OnAnotherDeviceAsync(
        Chromium chromium, string name, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var other = await OpenAsync(chromium, site, name, width, scheme);
        await other.Page.Context.AddCookiesAsync((await context.CookiesAsync()).Select(cookie => new Cookie
        {
            Name = cookie.Name, Value = cookie.Value, Domain = cookie.Domain, Path = cookie.Path, Expires = cookie.Expires,
            HttpOnly = cookie.HttpOnly, Secure = cookie.Secure,
        }));
        return other;
    }

    public async Task GoAsync(string path) => await page.GotoAsync(path.StartsWith("http", StringComparison.Ordinal) ? path
        : site.Address + path);

    public async Task ClickAsync(string text) => await page.GetByRole(AriaRole.Button, new() { Name = text })
        .Or(page.GetByRole(AriaRole.Link, new() { Name = text })).First.ClickAsync();

    public async Task FillAsync(string label, string value) => await page.GetByLabel(label).First.FillAsync(value);

    public async Task ShouldSeeAsync(string text) => await Assertions.Expect(page.GetByText(text).First)
        .ToBeVisibleAsync(new() { Timeout = 30_000 });

    public async Task SignInAsync(string email, string password)
    {
        await FillAsync("Email", email);
        await FillAsync("Password", password);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    /// <summary>Takes a screenshot of the page for review and verifies that the page does not scroll horizontally.</summary>
    public async Task ScreenshotAsync(string title)
    {
        await page.ScreenshotAsync(new()
            { Path = Path.Combine(AppContext.BaseDirectory, "screenshots", $"{name}-{++_screenshots:00}-{title}.png"), FullPage = true });
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth")).ShouldBeTrue(
            $"{title} scrolls horizontally");
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        _errors.ShouldBeEmpty();
    }

    private void Add(bool isError, string error)
    {
        if (isError)
        {
            _errors.Add(error);
        }
    }
}
