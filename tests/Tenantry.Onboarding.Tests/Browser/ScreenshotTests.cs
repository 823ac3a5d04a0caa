using Microsoft.Playwright;
using Tenantry.Onboarding.Checklists;
using Tenantry.Samples.KidsAiAcademy;
using Tenantry.Tenancy.Contracts;

namespace Tenantry.Onboarding.Tests.Browser;

/// <summary>Takes screenshots of every page in light and dark mode and on a phone. The screenshots are kept for review.</summary>
public sealed class ScreenshotTests(Chromium chromium)
{
    [Fact]
    public async Task EveryPage_FitsItsWindow_WithoutBrowserErrors()
    {
        await using var app = await OnboardingApp.StartAsync(null, KidsAiAcademyPlatform.Products());
        var empty = app.NewTenant();
        var ended = app.NewTenant();
        var past = await app.EnrollAsync(ended, "kids-ai-academy");
        var tenant = app.NewTenant();
        await app.PublishAsync(tenant, new EmailConfirmed(new UserId(tenant.Value), "grace@example.com"));
        await app.EnrollAsync(tenant, "kids-ai-academy");
        app.Clock.Advance(TimeSpan.FromDays(16));
        await app.DeliverAsync();
        app.Subscriptions.Set(past with { Status = SubscriptionStatus.Canceled, AccessUntil = app.Clock.GetUtcNow() });
        await using (var scope = app.Test.For(tenant))
        {
            (await scope.Get<CompleteStep>().RunAsync("kids-ai-academy.house-rules", default)).IsProblem.ShouldBeFalse();
        }

        (string Name, TenantId Tenant, string Path)[] pages =
        [
            ("home", tenant, "/space"),
            ("home-empty", empty, "/space"),
            ("home-ended", ended, "/space"),
            ("lesson", tenant, "/space/kids-ai-academy/lessons/2"),
            ("lesson-locked", tenant, "/space/kids-ai-academy/lessons/5"),
            ("lesson-ended", ended, "/space/kids-ai-academy/lessons/1"),
            ("project-locked", tenant, "/space/kids-ai-academy/projects/1"),
            ("community", tenant, "/space/kids-ai-academy/community"),
        ];
        foreach (var (name, tenantOfPage, path) in pages)
        {
            await CaptureAsync(app, name, tenantOfPage, path, ColorScheme.Light, 1280);
            if (name is "home" or "lesson")
            {
                await CaptureAsync(app, name + "-dark", tenantOfPage, path, ColorScheme.Dark, 1280);
            }

            await CaptureAsync(app, name + "-phone", tenantOfPage, path, ColorScheme.Light, 360);
        }
    }

    private async Task CaptureAsync(OnboardingApp app, string name, TenantId tenant, string path, ColorScheme scheme, int width)
    {
        await using var context = await chromium.Browser.NewContextAsync(new()
        {
            ColorScheme = scheme,
            ViewportSize = new() { Width = width, Height = 800 },
            ExtraHTTPHeaders = [new(TestAuthenticationHandler.Header, $"{tenant}:owner")],
            ReducedMotion = ReducedMotion.Reduce,
        });
        var page = await context.NewPageAsync();
        // Relative times use the clock of the browser.
        await page.AddInitScriptAsync($"Date.now = () => {app.Clock.GetUtcNow().ToUnixTimeMilliseconds()}");
        // Several test processes share the machine, so a slow screenshot is not a failure.
        page.SetDefaultTimeout(120_000);
        var errors = new List<string>();
        page.Console += (_, message) => errors.AddRange(message.Type is "error" or "warning" ? [message.Text] : []);
        page.PageError += (_, error) => errors.Add(error);
        page.Response += (_, response) => errors.AddRange(response.Status >= 400 ? [$"{response.Status}: {response.Url}"] : []);
        await page.GotoAsync(new Uri(app.Test.Address, path).ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });
        await page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "artifacts", "screenshots", name + ".png"),
            FullPage = true });

        (await page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, name);
        errors.ShouldBeEmpty(name);
    }
}
