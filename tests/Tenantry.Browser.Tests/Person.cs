using Microsoft.Playwright;

namespace Tenantry.Browser.Tests;

/// <summary>
/// Somebody with a browser: walks through the site, keeps a picture of each page, and fails the test when the browser complained.
/// </summary>
internal sealed class Person(IBrowserContext context, IPage page, Site site, string name) : IAsyncDisposable
{
    private readonly List<string> _complaints = [];
    private int _pictures;

    public IPage Page => page;

    public static async Task<Person> OpenAsync(Chromium chromium, Site site, string name, int width = 1280,
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
        var person = new Person(context, await context.NewPageAsync(), site, name);
        person.Page.Console += (_, message) => person.Note(
            message.Type is "error" or "warning" && message.Location.StartsWith(site.Address, StringComparison.Ordinal),
            $"{message.Type}: {message.Text}");
        person.Page.PageError += (_, error) => person.Note(true, error);
        person.Page.Response += (_, response) => person.Note(response.Status >= 400
            && response.Url.StartsWith(site.Address, StringComparison.Ordinal), $"{response.Status}: {response.Url}");
        return person;
    }

    /// <summary>The same person on another device, signed in there too.</summary>
    public async Task<Person> AlsoAsync(Chromium chromium, string name, int width = 1280, ColorScheme scheme = ColorScheme.Light)
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

    public async Task ClickAsync(string words) => await page.GetByRole(AriaRole.Button, new() { Name = words })
        .Or(page.GetByRole(AriaRole.Link, new() { Name = words })).First.ClickAsync();

    public async Task FillAsync(string label, string value) => await page.GetByLabel(label).First.FillAsync(value);

    public async Task SeesAsync(string words) => await Assertions.Expect(page.GetByText(words).First)
        .ToBeVisibleAsync(new() { Timeout = 30_000 });

    public async Task SignInAsync(string email, string password)
    {
        await FillAsync("Email", email);
        await FillAsync("Password", password);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    /// <summary>Keeps a picture of the page, to be looked at, and checks that it does not scroll sideways.</summary>
    public async Task PictureAsync(string of)
    {
        await page.ScreenshotAsync(new()
            { Path = Path.Combine(AppContext.BaseDirectory, "screenshots", $"{name}-{++_pictures:00}-{of}.png"), FullPage = true });
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth")).ShouldBeTrue(
            $"{of} scrolls sideways");
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        _complaints.ShouldBeEmpty();
    }

    private void Note(bool wrong, string complaint)
    {
        if (wrong)
        {
            _complaints.Add(complaint);
        }
    }
}
