namespace Tenantry.Tenancy.Tests.SecondFactors;

public sealed class PasskeyTests(TenancyApp app)
{
    private string Origin => app.App.Address.GetLeftPart(UriPartial.Authority);

    [Fact]
    public async Task APasskey_SignsIn_WithoutPasswordAndCode()
    {
        using var device = new SoftwareAuthenticator(Origin);
        var (_, email) = await RegisterAsync(device);
        var browser = Browser();
        var (options, state) = await browser.ChallengeAsync("/signin");

        var signedIn = await browser.SendFormAsync("/signin", "passkey", ("Input.Credential", device.Get(options)), ("Input.State", state));

        signedIn.Location.ShouldEndWith("/space");
        (await browser.GetRequestInfoAsync()).Role.ShouldBe("owner");
        options.ShouldContain("\"userVerification\":\"required\"");
        options.ShouldNotContain(email);
    }

    [Fact]
    public async Task AnAnswer_IsAcceptedOnce()
    {
        using var device = new SoftwareAuthenticator(Origin);
        await RegisterAsync(device);
        var (options, state) = await Browser().ChallengeAsync("/signin");
        var credential = device.Get(options);
        await Browser().SendFormAsync("/signin", "passkey", ("Input.Credential", credential), ("Input.State", state));

        var again = await Browser().SendFormAsync("/signin", "passkey", ("Input.Credential", credential), ("Input.State", state));

        again.Text.ShouldContain("The passkey could not be used.");
    }

    [Fact]
    public async Task ADeviceThatDidNotVerifyItsUser_IsRefused()
    {
        using var device = new SoftwareAuthenticator(Origin);
        await RegisterAsync(device);
        device.VerifiesUser = false;
        var browser = Browser();
        var (options, state) = await browser.ChallengeAsync("/signin");

        (await browser.SendFormAsync("/signin", "passkey", ("Input.Credential", device.Get(options)), ("Input.State", state))).Text
            .ShouldContain("The passkey could not be used.");
    }

    [Fact]
    public async Task AnAnswerOfAnotherOrigin_IsRefused()
    {
        using var device = new SoftwareAuthenticator(Origin);
        await RegisterAsync(device);
        var browser = Browser();
        var (options, state) = await browser.ChallengeAsync("/signin");
        using var phishing = new SoftwareAuthenticator("https://evil.example");

        (await browser.SendFormAsync("/signin", "passkey", ("Input.Credential", phishing.Get(options)), ("Input.State", state))).Text
            .ShouldContain("The passkey could not be used.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task InputThatIsNoCredential_IsRefused_WithoutAnError(string credential)
    {
        var browser = Browser();
        var (_, state) = await browser.ChallengeAsync("/signin");

        (await browser.SendFormAsync("/signin", "passkey", ("Input.Credential", credential), ("Input.State", state))).Text
            .ShouldContain("The passkey could not be used.");
        (await browser.SendFormAsync("/signin", "passkey", ("Input.Credential", credential), ("Input.State", "made up"))).Text
            .ShouldContain("The passkey could not be used.");
    }

    [Fact]
    public async Task WithoutAFirstStep_AndWithoutAChallenge_NoOneSignsIn()
    {
        await using var scope = app.App.For(null);
        var context = new Microsoft.AspNetCore.Http.DefaultHttpContext { RequestServices = app.App.Services };

        (await scope.Get<Tenantry.Tenancy.Sessions.CompleteSignIn>().SecondStepAsync(context, "123456", null)).Problem!.Code
            .ShouldBe("tenancy.second_step_expired");
        (await scope.Get<Tenantry.Tenancy.Sessions.CompleteSignIn>().WithPasskeyAsync(context, "{}", null, null)).Problem!.Code
            .ShouldBe("tenancy.passkey_refused");
    }

    [Fact]
    public async Task AnotherTabWithTheSignInPage_DoesNotDisturbTheSecondStep()
    {
        using var device = new SoftwareAuthenticator(Origin);
        var (_, email) = await RegisterAsync(device);
        var browser = Browser();
        var first = await browser.PasswordStepAsync(email);
        var (options, state) = await browser.ChallengeAsync(first.Location!);
        await browser.GetAsync("/signin");

        var second = await browser.SendFormAsync(first.Location!, "passkey", ("Input.Credential", device.Get(options)), ("Input.State",
            state));

        first.Location.ShouldEndWith("/signin/second-step");
        second.Location.ShouldEndWith("/space");
    }

    [Fact]
    public async Task APasskey_IsRemoved_WithThePassword()
    {
        using var device = new SoftwareAuthenticator(Origin);
        var (owner, email) = await RegisterAsync(device);
        var page = await owner.GetAsync(SecondFactorSteps.Settings);
        var form = page.Page.QuerySelectorAll("input[name=_handler]")
            .Select(input => input.GetAttribute("value")!).Single(name => name.StartsWith("remove-", StringComparison.Ordinal));

        await owner.SendFormAsync(SecondFactorSteps.Settings, form, ("Input.Password", TenancyApp.Password));

        page.Text.ShouldContain("Blue phone");
        (await owner.GetAsync(SecondFactorSteps.Settings)).Text.ShouldNotContain("Blue phone");
        (await Browser().PasswordStepAsync(email)).Location.ShouldEndWith("/space");
    }

    private TestBrowser Browser()
    {
        var browser = app.Browser();
        browser.Client.DefaultRequestHeaders.Add("Origin", Origin);
        return browser;
    }

    private async Task<(TestBrowser Browser, string Email)> RegisterAsync(SoftwareAuthenticator device)
    {
        var (_, email, _) = await app.MemberAsync();
        var browser = Browser();
        await browser.PasswordStepAsync(email);
        var (options, state) = await browser.ChallengeAsync(SecondFactorSteps.Settings);
        var added = await browser.SendFormAsync(SecondFactorSteps.Settings, "add-passkey", ("Input.Password", TenancyApp.Password),
            ("Input.Name", "Blue phone"), ("Input.Credential", device.Create(options)), ("Input.State", state));
        added.Text.ShouldContain("Your recovery codes");
        return (browser, email);
    }
}
