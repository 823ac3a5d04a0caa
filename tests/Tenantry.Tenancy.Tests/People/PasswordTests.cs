using Tenantry.Tenancy.Accounts;

namespace Tenantry.Tenancy.Tests.People;

public sealed class PasswordTests(TenancyApp app)
{
    [Fact]
    public async Task ForgotPassword_RespondsTheSame_ForKnownAndUnknownEmails()
    {
        var (_, email, _) = await app.MemberAsync();

        var knownEmail = await app.Browser().SendAsync("/forgot", ("Input.Email", email));
        var unknownEmail = await app.Browser().SendAsync("/forgot", ("Input.Email", TenancyApp.NewEmail()));

        knownEmail.Status.ShouldBe(unknownEmail.Status);
        knownEmail.Location.ShouldBe(unknownEmail.Location);
    }

    [Fact]
    public async Task Reset_SetsThePassword_SignsIn_AndEndsAllOtherSessions()
    {
        var (elsewhere, email, tenant) = await app.MemberAsync();
        await app.Browser().SendAsync("/forgot?returnUrl=/buy/y", ("Input.Email", email));
        var link = (await app.GetEmailAsync(email, "tenancy.reset")).Link;
        var browser = app.Browser();

        var result = await browser.SendAsync(link, ("Input.Password", "a brand new password"));

        result.Location.ShouldEndWith("/buy/y");
        (await browser.GetRequestInfoAsync()).Tenant.ShouldBe(tenant.Value);
        (await elsewhere.GetRequestInfoAsync()).Actor.ShouldBe("visitor");
        elsewhere.Cookie("tn-session").ShouldBeNullOrEmpty();
        (await app.Browser().GetAsync(link)).Text.ShouldContain("This link no longer works");
        (await app.GetEmailAsync(email, "tenancy.password")).Text.ShouldContain("/forgot");
    }

    [Fact]
    public async Task ConfirmationLink_CannotResetThePassword()
    {
        var email = TenancyApp.NewEmail();
        await app.Browser().SendAsync("/signup", ("Input.Email", email), ("Input.Password", TenancyApp.Password));
        var link = (await app.GetEmailAsync(email, "tenancy.confirm")).Link;

        (await app.Browser().GetAsync(link.Replace("/confirm", "/reset", StringComparison.Ordinal))).Text
            .ShouldContain("This link no longer works");
    }

    [Fact]
    public async Task ChangingThePassword_KeepsThisSession_AndEndsTheOthers()
    {
        var (browser, email, tenant) = await app.MemberAsync();
        var other = app.Browser();
        await other.SendAsync("/signin", ("Input.Email", email), ("Input.Password", TenancyApp.Password));

        var withWrongPassword = await browser.SendFormAsync("/space/account", "password", ("Secret.Old", "no, another"),
            ("Secret.New", "a brand new password"));
        var result = await browser.SendFormAsync("/space/account", "password", ("Secret.Old", TenancyApp.Password),
            ("Secret.New", "a brand new password"));

        withWrongPassword.Text.ShouldContain("The password is incorrect.");
        result.Location.ShouldEndWith("/space/account");
        (await browser.GetRequestInfoAsync()).Tenant.ShouldBe(tenant.Value);
        (await other.GetRequestInfoAsync()).Actor.ShouldBe("visitor");
    }

    [Fact]
    public async Task Name_IsChanged_AndShownOnTheNextPage()
    {
        var (browser, _, _) = await app.MemberAsync();

        var empty = await browser.SendFormAsync("/space/account", "name", ("Named.Name", " "));
        await browser.SendFormAsync("/space/account", "name", ("Named.Name", "Ada <b>Lovelace"));

        empty.Text.ShouldContain("Enter a name");
        (await browser.GetRequestInfoAsync()).Name.ShouldBe("Ada <b>Lovelace");
        (await browser.GetAsync("/space/account")).Text.ShouldContain("Ada <b>Lovelace");
    }

    [Fact]
    public async Task Problems_HaveTheirCodes()
    {
        await using var scope = app.App.For(null);
        var ct = TestContext.Current.CancellationToken;

        (await scope.Get<ForgotPassword>().RunAsync("nothing", null, ct)).Problem!.Code.ShouldBe("tenancy.email_invalid");
        (await scope.Get<ResetPassword>().RunAsync("made up", "long enough password", ct)).Problem!.Code.ShouldBe("tenancy.link_invalid");
        (await scope.Get<ConfirmEmail>().RunAsync("made up", true, null, ct)).Problem!.Code.ShouldBe("tenancy.link_invalid");
    }

    [Fact]
    public async Task WrongPassword_HasItsCode_WhenConfirmingTheEmail()
    {
        var email = TenancyApp.NewEmail();
        await app.Browser().SendAsync("/signup", ("Input.Email", email), ("Input.Password", TenancyApp.Password));
        var token = Uri.UnescapeDataString((await app.GetEmailAsync(email, "tenancy.confirm")).Link.Split("token=")[1]);
        await using var scope = app.App.For(null);

        var result = await scope.Get<ConfirmEmail>()
            .RunAsync(token, sameBrowser: false, "not the password", TestContext.Current.CancellationToken);

        result.Problem!.Code.ShouldBe("tenancy.password_wrong");
    }

    [Fact]
    public async Task PasswordReset_ConfirmsTheEmail()
    {
        var email = TenancyApp.NewEmail();
        await app.Browser().SendAsync("/signup", ("Input.Email", email), ("Input.Password", TenancyApp.Password));
        await app.Browser().SendAsync("/forgot", ("Input.Email", email));
        var browser = app.Browser();

        await browser.SendAsync((await app.GetEmailAsync(email, "tenancy.reset")).Link, ("Input.Password", "a brand new password"));

        (await app.SqlAsync("select email_confirmed from tenancy.user where email = $1", email)).ShouldBe(true);
        (await browser.GetRequestInfoAsync()).Role.ShouldBe("owner");
    }
}
