using Microsoft.Playwright;

namespace Tenantry.AdminUi.Tests.Browser;

public sealed class GalleryTests(AdminUiApp app, Chromium chromium)
{
    public static TheoryData<string, string> Views { get; } = new MatrixTheoryData<string, string>(
        ["", "/forms", "/tables", "/plots", "/visitor", "/operator"],
        ["light", "dark", "phone", "phone-dark", "wide"]);

    [Theory, MemberData(nameof(Views))]
    public async Task Page_FitsItsWindow_WithoutBrowserErrors(string path, string view)
    {
        var phone = view.StartsWith("phone", StringComparison.Ordinal);
        await using var watched = await WatchedPage.OpenAsync(
            chromium.Browser,
            view.EndsWith("dark", StringComparison.Ordinal) ? ColorScheme.Dark : ColorScheme.Light,
            view switch { "wide" => 2560, _ when phone => 360, _ => 1280 },
            phone ? 740 : 900,
            touch: phone);
        await watched.Page.GotoAsync(new Uri(app.Address, "/dev/gallery" + path).ToString(), new()
            { WaitUntil = WaitUntilState.NetworkIdle });

        (await watched.Page
            .EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(
            0);
        (await watched.Page.EvaluateAsync<string>("document.documentElement.dataset.bsTheme")).ShouldBe(
            view.EndsWith("dark", StringComparison.Ordinal) ? "dark" : "light");
        await watched.Page
            .ScreenshotAsync(new() { Path = Screenshots.Of($"{(path.Length == 0 ? "parts" : path[1..])}-{view}"), FullPage = true });
    }
}
