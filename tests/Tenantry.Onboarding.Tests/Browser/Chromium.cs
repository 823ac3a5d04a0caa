using Microsoft.Playwright;
using Tenantry.Onboarding.Tests.Browser;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Tenantry.Onboarding.Tests.Browser;

/// <summary>Provides the browser that all tests share.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright _playwright = default!;

    public IBrowser Browser { get; private set; } = default!;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-background-networking"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
    }
}
