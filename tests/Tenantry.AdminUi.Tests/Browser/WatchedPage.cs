using Microsoft.Playwright;

namespace Tenantry.AdminUi.Tests.Browser;

/// <summary>Represents a browser page that fails its test if the browser reported an error or a warning.</summary>
internal sealed class WatchedPage(IBrowserContext context, IPage page) : IAsyncDisposable
{
    private readonly List<string> _errors = [];

    public IPage Page => page;

    public static async Task<WatchedPage> OpenAsync(IBrowser browser, ColorScheme scheme = ColorScheme.Light, int width = 1280,
        int height = 900, bool javaScript = true, bool touch = false)
    {
        var context = await browser.NewContextAsync(new()
        {
            ColorScheme = scheme,
            ViewportSize = new() { Width = width, Height = height },
            JavaScriptEnabled = javaScript,
            HasTouch = touch,
            IsMobile = touch,
            TimezoneId = "Europe/Berlin",
            ReducedMotion = ReducedMotion.Reduce,
        });
        var watched = new WatchedPage(context, await context.NewPageAsync());
        watched.Page.Console += (_, message) => watched.Add(message.Type is "error" or "warning", $"{message.Type}: {message.Text}");
        watched.Page.PageError += (_, error) => watched.Add(true, error);
        watched.Page.RequestFailed += (_, request) => watched.Add(true, $"failed: {request.Url}");
        watched.Page.Response += (_, response) => watched.Add(response.Status >= 400, $"{response.Status}: {response.Url}");
        return watched;
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
