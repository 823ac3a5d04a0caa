using System.Net;

namespace Tenantry.Tenancy.Tests.SecondFactors;

/// <summary>These tests advance the clock, so they use a separate host.</summary>
public sealed class TwoStepSignInTests : IAsyncLifetime
{
    private TenancyApp _app = default!;

    public async ValueTask InitializeAsync() => _app = await TenancyApp.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task AfterThePassword_TheCodeOfTheAppIsRequired_InTheBrowser()
    {
        var (browser, email, _) = await _app.MemberAsync();
        var (secret, _) = await _app.AddAuthenticatorAsync(browser);
        var elsewhere = _app.Browser();

        var first = await elsewhere.PasswordStepAsync(email, "?returnUrl=/space/members");
        (await elsewhere.GetRequestInfoAsync()).Actor.ShouldBe("visitor", "the password alone starts no session");
        var wrong = await elsewhere.SendFormAsync(first.Location!, "code", ("Input.Code", "000000"));
        var right = await elsewhere.SendFormAsync(first.Location!, "code", ("Input.Code", _app.CodeOf(secret, later: 1)));

        first.Location.ShouldEndWith("/signin/second-step?returnUrl=%2Fspace%2Fmembers");
        wrong.Text.ShouldContain("The code is wrong");
        right.Location.ShouldEndWith("/space/members");
        (await elsewhere.GetRequestInfoAsync()).Role.ShouldBe("owner");
    }

    [Fact]
    public async Task TheApi_TakesTheCodeWithThePassword_AndEachCodeOnce()
    {
        var (browser, email, _) = await _app.MemberAsync();
        var (secret, _) = await _app.AddAuthenticatorAsync(browser);

        (await CodeOf(await _app.LoginAsync(email))).ShouldBe("tenancy.code_required");
        (await CodeOf(await _app.LoginAsync(email, _app.CodeOf(secret)))).ShouldBe("tenancy.code_wrong", "setting it up used the code");
        var next = _app.CodeOf(secret, later: 1);
        var both = await Task.WhenAll(_app.LoginAsync(email, next), _app.LoginAsync(email, next));

        both.Count(response => response.StatusCode == HttpStatusCode.OK).ShouldBe(1);
    }

    [Fact]
    public async Task ARecoveryCode_SignsInOnce_AndOnlyItsHashIsStored()
    {
        var (browser, email, _) = await _app.MemberAsync();
        var (_, codes) = await _app.AddAuthenticatorAsync(browser);

        (await _app.LoginAsync(email, codes[0].ToLowerInvariant())).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await CodeOf(await _app.LoginAsync(email, codes[0]))).ShouldBe("tenancy.code_wrong");
        (await _app.LoginAsync(email, codes[1])).StatusCode.ShouldBe(HttpStatusCode.OK);

        codes.Distinct().Count().ShouldBe(10);
        codes[0].Replace("-", "", StringComparison.Ordinal).Length.ShouldBe(24, "120 bits");
        (await _app.SqlAsync(
            "select count(*) from tenancy.recovery_code c join tenancy.user u on u.id = c.user_id where email = $1 and length(hash) = 32",
            email)).ShouldBe(8L);
    }

    [Fact]
    public async Task NewRecoveryCodes_ReplaceTheOldOnes()
    {
        var (browser, email, _) = await _app.MemberAsync();
        var (_, old) = await _app.AddAuthenticatorAsync(browser);

        var page = await browser.SendFormAsync(SecondFactorSteps.Settings, "new-codes", ("Input.Password", TenancyApp.Password));
        var replaced = page.Page.QuerySelectorAll("#recovery-codes li");

        (await CodeOf(await _app.LoginAsync(email, old[0]))).ShouldBe("tenancy.code_wrong");
        (await _app.LoginAsync(email, replaced[0].TextContent.Trim())).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task FiveWrongCodes_PauseTheSecondStep()
    {
        var (browser, email, _) = await _app.MemberAsync();
        var (secret, _) = await _app.AddAuthenticatorAsync(browser);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await _app.LoginAsync(email, "123456");
        }

        (await _app.LoginAsync(email, _app.CodeOf(secret, later: 1))).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        _app.App.Clock.Advance(TimeSpan.FromMinutes(1));
        (await _app.LoginAsync(email, _app.CodeOf(secret))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task ThePasswordStep_ExpiresAfterTenMinutes()
    {
        var (browser, email, _) = await _app.MemberAsync();
        await _app.AddAuthenticatorAsync(browser);
        var elsewhere = _app.Browser();
        var first = await elsewhere.PasswordStepAsync(email);
        _app.App.Clock.Advance(TimeSpan.FromMinutes(10));

        (await elsewhere.GetAsync(first.Location!)).Location.ShouldEndWith("/signin");
    }

    [Fact]
    public async Task APasswordReset_DoesNotSkipTheSecondStep()
    {
        var (browser, email, _) = await _app.MemberAsync();
        await _app.AddAuthenticatorAsync(browser);
        var thief = _app.Browser();
        await thief.SendAsync("/forgot", ("Input.Email", email));

        var reset = await thief.SendAsync((await _app.GetEmailAsync(email, "tenancy.reset")).Link, ("Input.Password",
            "a brand new password"));

        reset.Location.ShouldEndWith("/signin/second-step");
        (await thief.GetRequestInfoAsync()).Actor.ShouldBe("visitor");
    }

    [Fact]
    public async Task TurningItOn_AsksForThePassword_EndsOtherSessions_AndIsAuditedAndMailed()
    {
        var (browser, email, _) = await _app.MemberAsync();
        var other = _app.Browser();
        await other.PasswordStepAsync(email);

        var refused = await browser.SendFormAsync(SecondFactorSteps.Settings, "start-app", ("Input.Password", "a wrong password"));
        await _app.AddAuthenticatorAsync(browser);

        refused.Text.ShouldContain("The password is incorrect.");
        (await other.GetRequestInfoAsync()).Actor.ShouldBe("visitor");
        (await browser.GetRequestInfoAsync()).Role.ShouldBe("owner");
        (await _app.GetEmailAsync(email, "tenancy.security")).Text.ShouldContain("An authenticator app was added.");
        (await _app.SqlAsync(
            "select count(*) from platform.audit_entry where action = 'tenancy.second_factor.authenticator_added' "
                + "and actor = (select 'user:' || id from tenancy.user where email = $1)",
            email)).ShouldBe(1L);
    }

    [Fact]
    public async Task RemovingTheApp_TurnsItOff()
    {
        var (browser, email, _) = await _app.MemberAsync();
        await _app.AddAuthenticatorAsync(browser);

        await browser.SendFormAsync(SecondFactorSteps.Settings, "remove-app", ("Input.Password", TenancyApp.Password));

        (await _app.LoginAsync(email)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task AnOperator_ResetsIt_WithAReason_AndAllSessionsEnd()
    {
        var (browser, email, _) = await _app.MemberAsync();
        await _app.AddAuthenticatorAsync(browser);
        var id = (Guid)(await _app.SqlAsync("select id from tenancy.user where email = $1", email))!;
        await using (var scope = _app.App.For(null))
        {
            (await scope.Get<Tenantry.Tenancy.Accounts.ResetSecondFactor>().RunAsync(id, " ", TestContext.Current.CancellationToken))
                .Problem!.Code
                .ShouldBe("tenancy.reason_missing");
            (await scope.Get<Tenantry.Tenancy.Accounts.ResetSecondFactor>()
                .RunAsync(id, "Called from the number we know", TestContext.Current.CancellationToken)).IsProblem.ShouldBeFalse();
        }

        (await browser.GetRequestInfoAsync()).Actor.ShouldBe("visitor");
        (await _app.LoginAsync(email)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _app.SqlAsync("select reason from platform.audit_entry where action = 'tenancy.second_factor.reset' and subject = $1",
            $"user/{id}"))
            .ShouldBe("Called from the number we know");
    }

    [Fact]
    public async Task TheSecretOfTheApp_IsEncryptedAtRest()
    {
        var (browser, _, _) = await _app.MemberAsync();
        var (secret, _) = await _app.AddAuthenticatorAsync(browser);

        (await _app.SqlAsync("select count(*) from tenancy.authenticator where secret ilike '%' || $1 || '%'", Convert.ToHexString(secret)))
            .ShouldBe(0L);
    }

    private static async Task<string?> CodeOf(HttpResponseMessage response) =>
        (await System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync<System.Text.Json.JsonElement>(
            response.Content, TestContext.Current.CancellationToken)).GetProperty("code").GetString();
}
