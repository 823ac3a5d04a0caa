using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Tenantry.Tenancy.Tests.Sessions;

/// <summary>These tests advance the clock, so they use a separate host.</summary>
public sealed class SessionLifetimeTests : IAsyncLifetime
{
    private TenancyApp _app = default!;

    public async ValueTask InitializeAsync() => _app = await TenancyApp.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task ASession_LastsWhileItIsUsed_AndExpiresWithoutAVisit()
    {
        var (browser, _, _) = await _app.MemberAsync();
        _app.App.Clock.Advance(TimeSpan.FromDays(10));
        (await browser.GetRequestInfoAsync()).Role.ShouldBe("owner");
        _app.App.Clock.Advance(TimeSpan.FromDays(10));
        (await browser.GetRequestInfoAsync()).Role.ShouldBe("owner");
        _app.App.Clock.Advance(TimeSpan.FromDays(15));

        (await browser.GetRequestInfoAsync()).Actor.ShouldBe("visitor");
    }

    [Fact]
    public async Task ASession_EndsThirtyDaysAfterSignIn_HoweverMuchItIsUsed()
    {
        var (browser, email, _) = await _app.MemberAsync();
        using var client = _app.App.Client();
        var login = await client.PostAsJsonAsync("/api/auth/login", new { email, password = TenancyApp.Password });
        var refreshToken = await RefreshTokenOf(login);
        for (var day = 0; day < 29; day++)
        {
            _app.App.Clock.Advance(TimeSpan.FromDays(1));
            (await browser.GetRequestInfoAsync()).Role.ShouldBe("owner");
            refreshToken = await RefreshTokenOf(await client.PostAsJsonAsync("/api/auth/refresh", new { refreshToken }));
        }

        _app.App.Clock.Advance(TimeSpan.FromDays(1));

        (await browser.GetRequestInfoAsync()).Actor.ShouldBe("visitor");
        (await client.PostAsJsonAsync("/api/auth/refresh", new { refreshToken })).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task AfterTheClockMovedAMonth_TheSignInPageSaysWhyTheSessionEnded()
    {
        var (browser, _, _) = await _app.MemberAsync();
        _app.App.Clock.Advance(TimeSpan.FromDays(31));

        var sent = await browser.GetAsync("/space/members");
        var page = await browser.GetAsync(sent.Location!);

        sent.Location.ShouldBe("/signin?returnUrl=%2Fspace%2Fmembers&ended=expired");
        page.Text.ShouldContain("Your session has expired. Sessions end after 14 days without activity and 30 days after sign-in.");
        page.Text.ShouldContain("Moving the test clock forward counts as well.");
    }

    [Fact]
    public async Task Links_Expire()
    {
        var (_, email, _) = await _app.MemberAsync();
        var fresh = TenancyApp.NewEmail();
        await _app.Browser().SendAsync("/forgot", ("Input.Email", email));
        await _app.Browser().SendAsync("/signup", ("Input.Email", fresh), ("Input.Password", TenancyApp.Password));
        _app.App.Clock.Advance(TimeSpan.FromHours(1));
        var reset = await _app.Browser().GetAsync((await _app.GetEmailAsync(email, "tenancy.reset")).Link);
        var confirm = await _app.Browser().GetAsync((await _app.GetEmailAsync(fresh, "tenancy.confirm")).Link);
        _app.App.Clock.Advance(TimeSpan.FromDays(2));

        reset.Text.ShouldContain("This link no longer works");
        confirm.Text.ShouldContain("Confirm your email");
        (await _app.Browser().GetAsync((await _app.GetEmailAsync(fresh, "tenancy.confirm")).Link)).Text
            .ShouldContain("This link no longer works");
    }

    [Fact]
    public async Task UnconfirmedUser_GetsANewLink_WithTheReturnUrl()
    {
        var email = TenancyApp.NewEmail();
        var browser = _app.Browser();
        await browser.SendAsync("/signup", ("Input.Email", email), ("Input.Password", TenancyApp.Password));
        var first = (await _app.GetEmailAsync(email, "tenancy.confirm")).Link;
        _app.App.Clock.Advance(TimeSpan.FromMinutes(1));

        var response = await browser.SendAsync("/signin?returnUrl=/buy/x", ("Input.Email", email), ("Input.Password", TenancyApp.Password));
        var second = (await _app.App.EmailsAsync(email, "tenancy.confirm")).Single(message => message.Link != first).Link;

        response.Text.ShouldContain("Confirm your email first.");
        (await browser.SendAsync(second)).Location.ShouldEndWith("/buy/x");
    }

    private static async Task<string> RefreshTokenOf(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("refreshToken").GetString()!;
}
