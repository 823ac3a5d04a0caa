using Microsoft.Extensions.DependencyInjection;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Tenantry.Tenancy.Tests.People;

public sealed class SignUpTests(TenancyApp app)
{
    [Fact]
    public async Task SignUp_CreatesAUserWithATenant_AndConfirmingSignsIn()
    {
        var email = TenancyApp.NewEmail();
        var browser = app.Browser();

        var sent = await browser.SendAsync("/signup", ("Input.Email", email), ("Input.Password", TenancyApp.Password),
            ("Input.Workspace", "Café Müller"));
        var confirmation = await app.GetEmailAsync(email, "tenancy.confirm");
        var before = await browser.GetRequestInfoAsync();
        var confirmed = await browser.SendAsync(confirmation.Link);
        var after = await browser.GetRequestInfoAsync();

        sent.Location.ShouldEndWith("/signup/check-mail");
        before.Tenant.ShouldBeNull();
        confirmed.Location.ShouldEndWith("/space");
        after.Role.ShouldBe("owner");
        var summary = await app.App.Services.GetRequiredService<ITenants>()
            .FindAsync(new TenantId(after.Tenant!.Value), TestContext.Current.CancellationToken);
        summary.ShouldNotBeNull();
        summary.Name.ShouldBe("Café Müller");
        summary.Subdomain.ShouldBe("cafe-muller");
        summary.OwnerEmail.ShouldBe(email);
    }

    [Fact]
    public async Task Purchase_Continues_AfterSignUpAndConfirmation()
    {
        var email = TenancyApp.NewEmail();
        var browser = app.Browser();

        await browser.SendAsync("/signup?returnUrl=/buy/academy/monthly", ("Input.Email", email), ("Input.Password", TenancyApp.Password));
        var confirmed = await browser.SendAsync((await app.GetEmailAsync(email, "tenancy.confirm")).Link);

        confirmed.Location.ShouldEndWith("/buy/academy/monthly");
    }

    [Fact]
    public async Task OpeningTheConfirmationLink_ChangesNothing()
    {
        var email = TenancyApp.NewEmail();
        await app.Browser().SendAsync("/signup", ("Input.Email", email), ("Input.Password", TenancyApp.Password));

        await app.Browser().GetAsync((await app.GetEmailAsync(email, "tenancy.confirm")).Link);

        (await app.SqlAsync("select email_confirmed from tenancy.user where email = $1", email)).ShouldBe(false);
    }

    [Fact]
    public async Task ConfirmationLink_WorksOnce()
    {
        var email = TenancyApp.NewEmail();
        var browser = app.Browser();
        await browser.SendAsync("/signup", ("Input.Email", email), ("Input.Password", TenancyApp.Password));
        var link = (await app.GetEmailAsync(email, "tenancy.confirm")).Link;
        await browser.SendAsync(link);

        (await app.Browser().GetAsync(link)).Text.ShouldContain("This link no longer works");
    }

    [Fact]
    public async Task InAnotherBrowser_ConfirmingRequiresThePassword()
    {
        var email = TenancyApp.NewEmail();
        await app.Browser().SendAsync("/signup", ("Input.Email", email), ("Input.Password", TenancyApp.Password));
        var link = (await app.GetEmailAsync(email, "tenancy.confirm")).Link;
        var other = app.Browser();

        var withoutPassword = await other.SendAsync(link);
        var withWrongPassword = await other.SendAsync(link, ("Input.Password", "not the password"));
        var right = await other.SendAsync(link, ("Input.Password", TenancyApp.Password));

        withoutPassword.Status.ShouldBe(HttpStatusCode.OK);
        withWrongPassword.Text.ShouldContain("The password is incorrect.");
        right.Location.ShouldEndWith("/space");
    }

    [Fact]
    public async Task LaterSignUpWithTheSameEmail_ReplacesThePassword_AndInvalidatesTheEarlierLink()
    {
        var email = TenancyApp.NewEmail();
        var otherBrowser = app.Browser();
        await otherBrowser.SendAsync("/signup", ("Input.Email", email), ("Input.Password", "the strangers password"));
        var first = (await app.GetEmailAsync(email, "tenancy.confirm")).Link;
        var owner = app.Browser();
        await owner.SendAsync("/signup", ("Input.Email", email), ("Input.Password", TenancyApp.Password));

        (await otherBrowser.GetAsync(first)).Text.ShouldContain("This link no longer works");
        (await owner.SendAsync((await app.App.EmailsAsync(email, "tenancy.confirm")).Single(message =>
            message.Link != first).Link)).Location.ShouldEndWith("/space");
        (await otherBrowser.SendAsync("/signin", ("Input.Email", email), ("Input.Password", "the strangers password"))).Status
            .ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task EmailWithAnAccount_GetsTheSameResponse_AndAnotherEmail()
    {
        var (_, email, _) = await app.MemberAsync();
        var knownEmail = app.Browser();
        var unknownEmail = app.Browser();

        var knownResponse = await knownEmail.SendAsync("/signup", ("Input.Email", email.ToUpperInvariant()),
            ("Input.Password", "another password"));
        var unknownResponse = await unknownEmail.SendAsync("/signup", ("Input.Email", TenancyApp.NewEmail()),
            ("Input.Password", "another password"));

        knownResponse.Status.ShouldBe(unknownResponse.Status);
        knownResponse.Location.ShouldBe(unknownResponse.Location);
        knownEmail.Cookie("tn-signup")?.Length.ShouldBe(unknownEmail.Cookie("tn-signup")!.Length);
        (await app.GetEmailAsync(email, "tenancy.exists")).Text.ShouldContain("/forgot");
        (await app.Browser().SendAsync("/signin", ("Input.Email", email), ("Input.Password", "another password"))).Location.ShouldBeNull();
    }

    [Fact]
    public async Task Api_RespondsTheSame_ForKnownAndUnknownEmails()
    {
        var (_, email, _) = await app.MemberAsync();
        using var client = app.App.Client();

        var knownEmail = await client.PostAsJsonAsync("/api/auth/signup", new { email, password = TenancyApp.Password },
            TestContext.Current.CancellationToken);
        var unknownEmail = await client.PostAsJsonAsync(
            "/api/auth/signup", new { email = TenancyApp.NewEmail(), password = TenancyApp.Password },
            TestContext.Current.CancellationToken);

        knownEmail.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        unknownEmail.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await knownEmail.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(
            await unknownEmail.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task InvalidInput_IsKept_WithTheErrorNextToItsField()
    {
        var response = await app.Browser().SendAsync("/signup", ("Input.Email", "unknown@nowhere@"), ("Input.Password", "short"));

        response.Page.QuerySelector("[name='Input.Email']")!.GetAttribute("value").ShouldBe("unknown@nowhere@");
        response.Page.QuerySelector("[name='Input.Email']")!.GetAttribute("aria-invalid").ShouldBe("true");
        response.Page.QuerySelector("[name='Input.Password']")!.GetAttribute("aria-invalid").ShouldBe("true");
    }

    [Theory]
    [InlineData("{\"email\":\"no address\",\"password\":\"long enough password\"}", "tenancy.email_invalid")]
    [InlineData("{\"email\":\"a@b@c\",\"password\":\"long enough password\"}", "tenancy.email_invalid")]
    [InlineData("{\"email\":\"new@example.org\",\"password\":\"short\"}", "tenancy.password_too_short")]
    [InlineData("{}", "tenancy.email_invalid")]
    public async Task InvalidSignUp_IsRefusedWithItsCode(string body, string code)
    {
        using var client = app.App.Client();
        using var content = new StringContent(body, null, "application/json");

        var response = await client.PostAsync("/api/auth/signup", content, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("code")
            .GetString().ShouldBe(code);
    }

    [Fact]
    public async Task OtherProperties_CannotBeSet()
    {
        var email = TenancyApp.NewEmail();

        await app.Browser().SendAsync(
            "/signup", ("Input.Email", email), ("Input.Password", TenancyApp.Password), ("Input.IsOperator", "true"),
            ("Input.EmailConfirmed", "true"), ("IsOperator", "true"));

        (await app.SqlAsync("select operator_role is not null or email_confirmed from tenancy.user where email = $1", email)).ShouldBe(
            false);
    }

    [Fact]
    public async Task ConcurrentSignUpsWithOneEmail_CreateOneUserAndOneTenant()
    {
        var email = TenancyApp.NewEmail();
        using var client = app.App.Client();

        var responses = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => client.PostAsJsonAsync("/api/auth/signup", new { email, password = TenancyApp.Password })));

        responses.ShouldAllBe(response => response.StatusCode == HttpStatusCode.Accepted);
        (await app.SqlAsync("select count(*) from tenancy.user p join tenancy.membership m on m.user_id = p.id where email = $1",
            email)).ShouldBe(1L);
    }
}
