using Microsoft.Playwright;

namespace Tenantry.AdminUi.Tests.Browser;

/// <summary>A page that fails its test when the browser complained about anything.</summary>
internal sealed class WatchedPage(IBrowserContext context, IPage page) : IAsyncDisposable
{
    private readonly List<string> _complaints = [];

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
        watched.Page.Console += (_, message) => watched.Note(message.Type is "error" or "warning", $"{message.Type}: {message.Text}");
        watched.Page.PageError += (_, error) => watched.Note(true, error);
        watched.Page.RequestFailed += (_, request) => watched.Note(true, $"failed: {request.Url}");
        watched.Page.Response += (_, response) => watched.Note(response.Status >= 400, $"{response.Status}: {response.Url}");
        return watched;
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
