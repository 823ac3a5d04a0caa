using Microsoft.Extensions.DependencyInjection;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Tenantry.Tenancy.Tests.People;

public sealed class SignUpTests(TenancyApp app)
{
    [Fact]
    public async Task Signup_MakesAPersonWithATenantTheyOwn_AndConfirmingSignsThemIn()
    {
        var email = TenancyApp.NewEmail();
        var browser = app.Browser();

        var sent = await browser.SendAsync("/signup", ("Input.Email", email), ("Input.Password", TenancyApp.Password), ("Input.Workspace", "Café Müller"));
        var mail = await app.MailAsync(email, "tenancy.confirm");
        var before = await browser.SeenAsync();
        var confirmed = await browser.SendAsync(mail.Link);
        var after = await browser.SeenAsync();

        sent.Location.ShouldEndWith("/signup/check-mail");
        before.Tenant.ShouldBeNull();
        confirmed.Location.ShouldEndWith("/space");
        after.Role.ShouldBe("owner");
        var summary = await app.App.Services.GetRequiredService<ITenants>().FindAsync(new TenantId(after.Tenant!.Value), TestContext.Current.CancellationToken);
        summary.ShouldNotBeNull();
        summary.Name.ShouldBe("Café Müller");
        summary.Subdomain.ShouldBe("cafe-muller");
        summary.OwnerEmail.ShouldBe(email);
    }

    [Fact]
    public async Task APurchase_Resumes_AfterSignUpAndConfirmation()
    {
        var email = TenancyApp.NewEmail();
        var browser = app.Browser();

        await browser.SendAsync("/signup?returnUrl=/buy/academy/monthly", ("Input.Email", email), ("Input.Password", TenancyApp.Password));
        var confirmed = await browser.SendAsync((await app.MailAsync(email, "tenancy.confirm")).Link);

        confirmed.Location.ShouldEndWith("/buy/academy/monthly");
    }

    [Fact]
    public async Task OpeningTheConfirmationLink_ChangesNothing_BecauseMailScannersOpenLinksToo()
    {
        var email = TenancyApp.NewEmail();
        await app.Browser().SendAsync("/signup", ("Input.Email", email), ("Input.Password", TenancyApp.Password));

        await app.Browser().GetAsync((await app.MailAsync(email, "tenancy.confirm")).Link);

        (await app.SqlAsync("select email_confirmed from tenancy.person where email = $1", email)).ShouldBe(false);
    }

    [Fact]
    public async Task AConfirmationLink_WorksOnce()
    {
        var email = TenancyApp.NewEmail();
        var browser = app.Browser();
        await browser.SendAsync("/signup", ("Input.Email", email), ("Input.Password", TenancyApp.Password));
        var link = (await app.MailAsync(email, "tenancy.confirm")).Link;
        await browser.SendAsync(link);

        (await app.Browser().GetAsync(link)).Text.ShouldContain("This link no longer works");
    }

    [Fact]
    public async Task InAnotherBrowser_ConfirmingNeedsThePassword_SoThatNobodyConfirmsAStrangersSignUp()
    {
        var email = TenancyApp.NewEmail();
        await app.Browser().SendAsync("/signup", ("Input.Email", email), ("Input.Password", TenancyApp.Password));
        var link = (await app.MailAsync(email, "tenancy.confirm")).Link;
        var other = app.Browser();

        var without = await other.SendAsync(link);
        var wrong = await other.SendAsync(link, ("Input.Password", "not the password"));
        var right = await other.SendAsync(link, ("Input.Password", TenancyApp.Password));

        without.Status.ShouldBe(HttpStatusCode.OK);
        wrong.Text.ShouldContain("This is not your password.");
        right.Location.ShouldEndWith("/space");
    }

    [Fact]
    public async Task ALaterSignUpWithTheSameAddress_ReplacesThePassword_AndTheEarlierLinkDies()
    {
        var email = TenancyApp.NewEmail();
        var stranger = app.Browser();
        await stranger.SendAsync("/signup", ("Input.Email", email), ("Input.Password", "the strangers password"));
        var first = (await app.MailAsync(email, "tenancy.confirm")).Link;
        var owner = app.Browser();
        await owner.SendAsync("/signup", ("Input.Email", email), ("Input.Password", TenancyApp.Password));

        (await stranger.GetAsync(first)).Text.ShouldContain("This link no longer works");
        (await owner.SendAsync((await app.App.EmailsAsync(email, "tenancy.confirm")).Single(mail => mail.Link != first).Link)).Location.ShouldEndWith("/space");
        (await stranger.SendAsync("/signin", ("Input.Email", email), ("Input.Password", "the strangers password"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task AnAddressWithAnAccount_GetsTheSameAnswer_AndAMailInstead()
    {
        var (_, email, _) = await app.MemberAsync();
        var known = app.Browser();
        var unknown = app.Browser();

        var knownAnswer = await known.SendAsync("/signup", ("Input.Email", email.ToUpperInvariant()), ("Input.Password", "another password"));
        var unknownAnswer = await unknown.SendAsync("/signup", ("Input.Email", TenancyApp.NewEmail()), ("Input.Password", "another password"));

        knownAnswer.Status.ShouldBe(unknownAnswer.Status);
        knownAnswer.Location.ShouldBe(unknownAnswer.Location);
        known.Cookie("tn-signup")?.Length.ShouldBe(unknown.Cookie("tn-signup")!.Length);
        (await app.MailAsync(email, "tenancy.exists")).Text.ShouldContain("/forgot");
        (await app.Browser().SendAsync("/signin", ("Input.Email", email), ("Input.Password", "another password"))).Location.ShouldBeNull();
    }

    [Fact]
    public async Task TheApiAnswers_AlikeForKnownAndUnknownAddresses()
    {
        var (_, email, _) = await app.MemberAsync();
        using var client = app.App.Client();

        var known = await client.PostAsJsonAsync("/api/auth/signup", new { email, password = TenancyApp.Password }, TestContext.Current.CancellationToken);
        var unknown = await client.PostAsJsonAsync(
            "/api/auth/signup", new { email = TenancyApp.NewEmail(), password = TenancyApp.Password }, TestContext.Current.CancellationToken);

        known.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        unknown.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await known.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(
            await unknown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task WhatWasTyped_IsKept_AndTheErrorStandsBesideItsField()
    {
        var answer = await app.Browser().SendAsync("/signup", ("Input.Email", "nobody@nowhere@"), ("Input.Password", "short"));

        answer.Page.QuerySelector("[name='Input.Email']")!.GetAttribute("value").ShouldBe("nobody@nowhere@");
        answer.Page.QuerySelector("[name='Input.Email']")!.GetAttribute("aria-invalid").ShouldBe("true");
        answer.Page.QuerySelector("[name='Input.Password']")!.GetAttribute("aria-invalid").ShouldBe("true");
    }

    [Theory]
    [InlineData("{\"email\":\"no address\",\"password\":\"long enough password\"}", "tenancy.email_invalid")]
    [InlineData("{\"email\":\"a@b@c\",\"password\":\"long enough password\"}", "tenancy.email_invalid")]
    [InlineData("{\"email\":\"new@example.org\",\"password\":\"short\"}", "tenancy.password_too_short")]
    [InlineData("{}", "tenancy.email_invalid")]
    public async Task AWrongSignUp_IsRefusedWithItsCode(string body, string code)
    {
        using var client = app.App.Client();
        using var content = new StringContent(body, null, "application/json");

        var answer = await client.PostAsync("/api/auth/signup", content, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task NothingButWhatIsAskedFor_CanBeSet()
    {
        var email = TenancyApp.NewEmail();

        await app.Browser().SendAsync(
            "/signup", ("Input.Email", email), ("Input.Password", TenancyApp.Password), ("Input.IsOperator", "true"), ("Input.EmailConfirmed", "true"), ("IsOperator", "true"));

        (await app.SqlAsync("select is_operator or email_confirmed from tenancy.person where email = $1", email)).ShouldBe(false);
    }

    [Fact]
    public async Task ManySignUpsAtOnceWithOneAddress_MakeOnePersonAndOneTenant()
    {
        var email = TenancyApp.NewEmail();
        using var client = app.App.Client();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.PostAsJsonAsync("/api/auth/signup", new { email, password = TenancyApp.Password })));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Accepted);
        (await app.SqlAsync("select count(*) from tenancy.person p join tenancy.membership m on m.person_id = p.id where email = $1", email)).ShouldBe(1L);
    }
}
