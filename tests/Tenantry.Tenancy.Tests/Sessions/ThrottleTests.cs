using System.Net;
using System.Net.Http.Json;

namespace Tenantry.Tenancy.Tests.Sessions;

/// <summary>These tests advance the clock, so they use a separate host.</summary>
public sealed class ThrottleTests : IAsyncLifetime
{
    private TenancyApp _app = default!;

    public async ValueTask InitializeAsync() => _app = await TenancyApp.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task FiveWrongPasswords_PauseTheAccountFromThisAddress_WithGrowingPauses()
    {
        var (_, email, _) = await _app.MemberAsync();
        await FailAsync(email, 5);

        using var response = await PostAsync(email, TenancyApp.Password);
        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(1));
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("tenancy.too_many_attempts");
        _app.App.Clock.Advance(TimeSpan.FromMinutes(1));
        await FailAsync(email, 1);
        _app.App.Clock.Advance(TimeSpan.FromSeconds(119));
        (await SignInAsync(email, TenancyApp.Password)).ShouldBe(HttpStatusCode.TooManyRequests);
        _app.App.Clock.Advance(TimeSpan.FromSeconds(1));
        (await SignInAsync(email, TenancyApp.Password)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task APause_IsAtMostFifteenMinutes()
    {
        var (_, email, _) = await _app.MemberAsync();
        await FailAsync(email, 5);
        for (var round = 0; round < 6; round++)
        {
            _app.App.Clock.Advance(TimeSpan.FromMinutes(15));
            await FailAsync(email, 1);
        }

        using var response = await PostAsync(email, TenancyApp.Password);
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(15));
    }

    [Fact]
    public async Task ADeviceThatSignedInBefore_IsNotPausedByWrongPasswordsOfOthers()
    {
        var (browser, email, _) = await _app.MemberAsync();
        await browser.SendFormAsync("/space/account", "/signout");
        await FailAsync(email, 8);

        (await SignInAsync(email, TenancyApp.Password)).ShouldBe(HttpStatusCode.TooManyRequests);
        (await browser.SendAsync("/signin", ("Input.Email", email), ("Input.Password", TenancyApp.Password))).Location.ShouldEndWith(
            "/space");
    }

    [Fact]
    public async Task AKnownDevice_CanGuessNoMoreThanOthers_AndOnlyItsOwnAccount()
    {
        var (browser, email, _) = await _app.MemberAsync();
        await browser.SendFormAsync("/space/account", "/signout");
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await browser.SendAsync("/signin", ("Input.Email", email), ("Input.Password", "a wrong password"));
        }

        (await browser.SendAsync("/signin", ("Input.Email", email), ("Input.Password", TenancyApp.Password))).Text
            .ShouldContain("Too many attempts. Try again in 1 minute");
        (await SignInAsync(email, TenancyApp.Password)).ShouldBe(HttpStatusCode.OK, "the device's failures don't pause others either");
        var (_, other, _) = await _app.MemberAsync();
        await FailAsync(other, 5);
        (await browser.SendAsync("/signin", ("Input.Email", other), ("Input.Password", TenancyApp.Password))).Location.ShouldBeNull();
    }

    [Fact]
    public async Task AnAddressThatTriesManyAccounts_IsPaused()
    {
        var (_, email, _) = await _app.MemberAsync();
        for (var account = 0; account < 50; account++)
        {
            await SignInAsync(TenancyApp.NewEmail(), "a sprayed password");
        }

        (await SignInAsync(email, TenancyApp.Password)).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task AnUnknownAccount_IsPausedInTheSameWay()
    {
        var email = TenancyApp.NewEmail();
        await FailAsync(email, 5);

        (await SignInAsync(email, TenancyApp.Password)).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task FortyCorrectSignInsAtOnce_AllSucceed()
    {
        var (_, email, _) = await _app.MemberAsync();

        var statuses = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => SignInAsync(email, TenancyApp.Password)));

        statuses.ShouldAllBe(status => status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task ConcurrentGuesses_AreAllCounted()
    {
        var (_, email, _) = await _app.MemberAsync();

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => SignInAsync(email, "a wrong password")));

        (await SignInAsync(email, TenancyApp.Password)).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task ASuccessfulSignIn_ResetsTheCounter()
    {
        var (_, email, _) = await _app.MemberAsync();
        for (var round = 0; round < 3; round++)
        {
            await FailAsync(email, 4);
            (await SignInAsync(email, TenancyApp.Password)).ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task APasswordReset_EndsThePause()
    {
        var (_, email, _) = await _app.MemberAsync();
        await FailAsync(email, 5);

        await _app.Browser().SendAsync("/forgot", ("Input.Email", email));
        await _app.Browser().SendAsync((await _app.GetEmailAsync(email, "tenancy.reset")).Link, ("Input.Password", "a brand new password"));

        (await SignInAsync(email, "a brand new password")).ShouldBe(HttpStatusCode.OK);
    }

    private async Task FailAsync(string email, int times)
    {
        for (var attempt = 0; attempt < times; attempt++)
        {
            await SignInAsync(email, "a wrong password");
        }
    }

    private async Task<HttpStatusCode> SignInAsync(string email, string password)
    {
        using var response = await PostAsync(email, password);
        return response.StatusCode;
    }

    private async Task<HttpResponseMessage> PostAsync(string email, string password)
    {
        using var client = _app.App.Client();
        return await client.PostAsJsonAsync("/api/auth/login", new { email, password });
    }
}
