using Microsoft.Playwright;

namespace Tenantry.AdminUi.Tests.Browser;

public sealed class BehaviorTests(AdminUiApp app, Chromium chromium)
{
    [Fact]
    public async Task ThemeSwitch_ChangesTheTheme_AndIsRemembered()
    {
        await using var watched = await OpenAsync("/dev/gallery/plots");
        await watched.Page.ClickAsync("[data-theme-switch] button");
        (await ThemeAsync(watched)).ShouldBe("dark");

        await watched.Page.ReloadAsync();
        (await ThemeAsync(watched)).ShouldBe("dark");
    }

    [Fact]
    public async Task InvalidForm_FocusesTheFirstInvalidField()
    {
        await using var watched = await OpenAsync("/dev/gallery/forms");
        await watched.Page.FillAsync("[name='Input.Name']", "Ada");
        await watched.Page.FillAsync("[name='Input.Seats']", "900");
        await watched.Page.ClickAsync("text=Send invitation");

        await watched.Page.WaitForSelectorAsync("[data-error-summary]");
        (await watched.Page.EvaluateAsync<string>("document.activeElement.name")).ShouldBe("Input.Email");
        (await watched.Page.InputValueAsync("[name='Input.Seats']")).ShouldBe("900");
        await watched.Page.ScreenshotAsync(new() { Path = Screenshots.Of("form-failed"), FullPage = true });
    }

    [Fact]
    public async Task ValidForm_ShowsANotification()
    {
        await using var watched = await OpenAsync("/dev/gallery/forms");
        await watched.Page.FillAsync("[name='Input.Name']", "Ada");
        await watched.Page.FillAsync("[name='Input.Email']", "grace@example.com");
        await watched.Page.SelectOptionAsync("[name='Input.Role']", "admin");
        await watched.Page.ClickAsync("text=Send invitation");

        (await watched.Page.TextContentAsync(".tn-toasts"))!.ShouldContain("Invitation sent to grace@example.com.");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Confirmation_AsksForAReason_AndRunsTheAction(bool javaScript)
    {
        await using var watched = await OpenAsync("/dev/gallery", javaScript: javaScript);
        await watched.Page.ClickAsync("button:has-text('Cancel plan')");
        await watched.Page.ScreenshotAsync(new() { Path = Screenshots.Of("confirm") });
        (await watched.Page.IsVisibleAsync("text=3 members lose access")).ShouldBeTrue();
        await watched.Page.ClickAsync("button:has-text('Keep my plan')");
        (await watched.Page.IsVisibleAsync("text=3 members lose access")).ShouldBeFalse();

        await watched.Page.ClickAsync("button:has-text('Cancel plan')");
        await watched.Page.FillAsync("[name=reason]", "Too quiet");
        await watched.Page.ClickAsync(".tn-dialog button[type=submit]");
        (await watched.Page.TextContentAsync(".tn-toasts"))!.ShouldContain("Plan canceled.");
    }

    [Fact]
    public async Task Sorting_ReplacesOnlyTheTable_AndUpdatesTheUrl()
    {
        await using var watched = await OpenAsync("/dev/gallery/tables");
        await watched.Page.EvaluateAsync("window.untouched = true");
        await watched.Page.ClickAsync("thead a:has-text('Revenue')");
        // A pushed URL causes no navigation, so there is none to wait for.
        var address = new Uri(new Uri(watched.Page.Url), "/dev/gallery/tables?sort=revenue").ToString();
        await Assertions.Expect(watched.Page).ToHaveURLAsync(address, new() { Timeout = 20_000 });

        await watched.Page.WaitForSelectorAsync("[aria-sort=ascending]");
        (await watched.Page.EvaluateAsync<bool>("window.untouched === true")).ShouldBeTrue();
        (await watched.Page.Locator("main").CountAsync()).ShouldBe(1);
        await watched.Page.FillAsync("#tn-table-1 [name=q]", "kite");
        await watched.Page.PressAsync("#tn-table-1 [name=q]", "Enter");
        await watched.Page.WaitForSelectorAsync("text=1–8 of 8");
        (await watched.Page.EvaluateAsync<bool>("window.untouched === true")).ShouldBeTrue();
        watched.Page.Url.ShouldContain("q=kite");
    }

    [Fact]
    public async Task Table_SortsAndSearches_WithoutJavaScript()
    {
        await using var watched = await OpenAsync("/dev/gallery/tables", javaScript: false);
        await watched.Page.ClickAsync("thead a:has-text('Revenue')");
        await watched.Page.FillAsync("#tn-table-1 [name=q]", "kite");
        await watched.Page.ClickAsync("button:has-text('Apply')");

        watched.Page.Url.ShouldEndWith("?q=kite&plan=&sort=revenue");
        (await watched.Page.TextContentAsync("#tn-table-1 .tn-pages"))!.ShouldContain("1–8 of 8");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Menu_OpensOnAPhone(bool javaScript)
    {
        await using var watched = await OpenAsync("/dev/gallery/forms", 360, javaScript);
        (await watched.Page.IsVisibleAsync(".tn-nav")).ShouldBeFalse();
        await watched.Page.ClickAsync("[popovertarget=tn-side]");
        (await watched.Page.IsVisibleAsync(".tn-nav")).ShouldBeTrue();
        await watched.Page.ScreenshotAsync(new() { Path = Screenshots.Of("menu-phone") });
        await watched.Page.ClickAsync(".tn-nav a:has-text('Customers')");
        await watched.Page.WaitForURLAsync("**/tables");
    }

    [Fact]
    public async Task Chart_IsDrawn_AndItsDataIsShownAsATable()
    {
        await using var watched = await OpenAsync("/dev/gallery/plots");
        await watched.Page.WaitForSelectorAsync("html[data-plots=drawn]");
        (await watched.Page.Locator(".tn-plot-canvas canvas").CountAsync()).ShouldBe(3);

        await watched.Page.ClickAsync("summary:has-text('Show as table') >> nth=0");
        (await watched.Page.Locator(".tn-plot-data[open] tbody tr").CountAsync()).ShouldBe(12);
        await watched.Page.HoverAsync(".tn-plot-canvas >> nth=0");
        await watched.Page.ScreenshotAsync(new() { Path = Screenshots.Of("plot-open"), FullPage = true });
    }

    [Fact]
    public async Task Keyboard_SkipsToTheContent_WithAVisibleFocus()
    {
        await using var watched = await OpenAsync("/dev/gallery");
        await watched.Page.Keyboard.PressAsync("Tab");
        (await watched.Page.EvaluateAsync<string>("document.activeElement.textContent")).ShouldBe("Skip to content");
        await watched.Page.Keyboard.PressAsync("Enter");
        (await watched.Page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("main");

        await watched.Page.Keyboard.PressAsync("Tab");
        (await watched.Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle")).ShouldBe("solid");
    }

    [Theory]
    [InlineData("/no/such/page", 404)]
    [InlineData("/probe/forbidden", 403)]
    public async Task ErrorPage_IsInTheShell(string path, int status)
    {
        await using var context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        var page = await context.NewPageAsync();
        (await page.GotoAsync(new Uri(app.Address, path).ToString()))!.Status.ShouldBe(status);
        await page.ScreenshotAsync(new() { Path = Screenshots.Of($"error-{status}") });
    }

    private static Task<string> ThemeAsync(WatchedPage watched) =>
        watched.Page.EvaluateAsync<string>("document.documentElement.dataset.bsTheme");

    private async Task<WatchedPage> OpenAsync(string path, int width = 1280, bool javaScript = true)
    {
        var watched = await WatchedPage.OpenAsync(chromium.Browser, width: width, javaScript: javaScript);
        await watched.Page.GotoAsync(new Uri(app.Address, path).ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });
        return watched;
    }
}
