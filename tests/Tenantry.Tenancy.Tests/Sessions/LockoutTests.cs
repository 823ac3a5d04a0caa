using System.Net;
using System.Net.Http.Json;

namespace Tenantry.Tenancy.Tests.Sessions;

/// <summary>These tests advance the clock, so they use a separate host.</summary>
public sealed class LockoutTests : IAsyncLifetime
{
    private TenancyApp _app = default!;

    public async ValueTask InitializeAsync() => _app = await TenancyApp.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task FiveWrongPasswords_LockTheAccount_ForFifteenMinutes()
    {
        var (_, email, _) = await _app.MemberAsync();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await SignInAsync(email, "a wrong password");
        }

        (await SignInAsync(email, TenancyApp.Password)).ShouldBe(HttpStatusCode.Unauthorized);
        _app.App.Clock.Advance(TimeSpan.FromMinutes(15));
        (await SignInAsync(email, TenancyApp.Password)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task ConcurrentGuesses_GetNoMoreAttemptsThanSequentialOnes()
    {
        var (_, email, _) = await _app.MemberAsync();

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => SignInAsync(email, "a wrong password")));

        (await _app.SqlAsync("select access_failed_count from tenancy.user where email = $1", email)).ShouldBe(5);
        (await SignInAsync(email, TenancyApp.Password)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task SuccessfulSignIn_ResetsTheCounter()
    {
        var (_, email, _) = await _app.MemberAsync();
        for (var round = 0; round < 3; round++)
        {
            await SignInAsync(email, "a wrong password");
            await SignInAsync(email, "a wrong password");
            (await SignInAsync(email, TenancyApp.Password)).ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task PasswordReset_UnlocksTheAccount()
    {
        var (_, email, _) = await _app.MemberAsync();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await SignInAsync(email, "a wrong password");
        }

        await _app.Browser().SendAsync("/forgot", ("Input.Email", email));
        await _app.Browser().SendAsync((await _app.GetEmailAsync(email, "tenancy.reset")).Link, ("Input.Password", "a brand new password"));

        (await SignInAsync(email, "a brand new password")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Session_Slides_AndExpiresWithoutAVisit()
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

    private async Task<HttpStatusCode> SignInAsync(string email, string password)
    {
        using var client = _app.App.Client();
        return (await client.PostAsJsonAsync("/api/auth/login", new { email, password })).StatusCode;
    }
}
