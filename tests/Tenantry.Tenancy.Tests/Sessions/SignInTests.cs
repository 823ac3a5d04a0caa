using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Tenantry.Tenancy.Tests.Sessions;

public sealed class SignInTests(TenancyApp app)
{
    [Fact]
    public async Task SignIn_OpensTheSpace_AndSignOutEndsTheSession()
    {
        var (_, email, tenant) = await app.MemberAsync();
        var browser = app.Browser();

        var signedIn = await browser.SendAsync("/signin", ("Input.Email", email), ("Input.Password", TenancyApp.Password));
        var requestInfo = await browser.GetRequestInfoAsync();
        var signedOut = await browser.SendFormAsync("/space/account", "/signout");

        signedIn.Location.ShouldEndWith("/space");
        requestInfo.Tenant.ShouldBe(tenant.Value);
        signedOut.Location.ShouldBe("/signin");
        (await browser.GetRequestInfoAsync()).Actor.ShouldBe("visitor");
    }

    [Fact]
    public async Task SessionCookie_IsHiddenFromScripts_AndStaysOnThisSite()
    {
        var (_, email, _) = await app.MemberAsync();

        var response = await app.Browser().SendAsync("/signin", ("Input.Email", email), ("Input.Password", TenancyApp.Password));

        var cookie = response.Response.Headers.GetValues("Set-Cookie")
            .Single(header => header.StartsWith("tn-session=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=lax", Case.Insensitive);
    }

    [Fact]
    public async Task SignIn_IssuesANewCookie_SoThatSessionFixationFails()
    {
        var (attacker, _, _) = await app.MemberAsync();
        var planted = attacker.Cookie("tn-session")!;
        var (_, email, tenant) = await app.MemberAsync();
        var victim = app.Browser();
        victim.SetCookie("tn-session", planted);

        await victim.SendAsync("/signin", ("Input.Email", email), ("Input.Password", TenancyApp.Password));

        victim.Cookie("tn-session").ShouldNotBe(planted);
        (await victim.GetRequestInfoAsync()).Tenant.ShouldBe(tenant.Value);
        (await attacker.GetRequestInfoAsync()).Tenant.ShouldNotBe(tenant.Value);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/%5Cevil.example/..//\\x")]
    [InlineData("/\t/evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http:evil.example")]
    public async Task ExternalReturnUrl_IsNotFollowed(string returnUrl)
    {
        var (_, email, _) = await app.MemberAsync();

        var response = await app.Browser().SendAsync(
            "/signin?returnUrl=" + Uri.EscapeDataString(returnUrl), ("Input.Email", email), ("Input.Password", TenancyApp.Password));

        new Uri(app.App.Address, response.Location).AbsolutePath.ShouldBe("/space");
        new Uri(app.App.Address, response.Location).Host.ShouldBe(app.App.Address.Host);
    }

    [Fact]
    public async Task PageThatRequiresSignIn_IsOpenedAfterIt()
    {
        var (_, email, _) = await app.MemberAsync();
        var browser = app.Browser();

        var sent = await browser.GetAsync("/space/members?page=2");
        var redirected = await browser.SendAsync(sent.Location!, ("Input.Email", email), ("Input.Password", TenancyApp.Password));

        sent.Location.ShouldBe("/signin?returnUrl=%2Fspace%2Fmembers%3Fpage%3D2");
        redirected.Location.ShouldEndWith("/space/members?page=2");
    }

    [Fact]
    public async Task WrongPassword_AndAnUnknownEmail_GetTheSameResponse()
    {
        var (_, email, _) = await app.MemberAsync();
        var unknown = TenancyApp.NewEmail();

        var response = await app.Browser().SendAsync("/signin", ("Input.Email", email), ("Input.Password", "a wrong password"));
        var other = await app.Browser().SendAsync("/signin", ("Input.Email", unknown), ("Input.Password", "a wrong password"));

        response.Status.ShouldBe(other.Status);
        response.Text.ShouldBe(other.Text);
        response.Text.ShouldContain("don't match");
    }

    [Fact]
    public async Task PostWithoutAnAntiforgeryToken_IsRefused()
    {
        var (browser, email, tenant) = await app.MemberAsync();

        (await app.Browser().PostAsync("/signin", ("_handler", "signin"), ("Input.Email", email), ("Input.Password", TenancyApp.Password)))
            .Status.ShouldBe(HttpStatusCode.BadRequest);
        foreach (var (path, handler) in new[]
        {
            ("/signup", "signup"), ("/forgot", "forgot"), ("/space/account", "name"), ("/space/account", "password"),
            ("/space/keys", "key"),
            ("/signout", ""), ($"/space/switch/{tenant}", ""), ($"/space/keys/{Guid.Empty}/revoke", "confirm"),
        })
        {
            (await browser.PostAsync(path, ("_handler", handler))).Status.ShouldBe(HttpStatusCode.BadRequest, path);
        }

        (await browser.GetRequestInfoAsync()).Tenant.ShouldBe(tenant.Value);
    }

    [Fact]
    public async Task FormPostFromAnApiClient_GetsAProblem()
    {
        using var client = app.App.Client();

        var response = await client.PostAsync("/signout", null, TestContext.Current.CancellationToken);

        (await CodeOf(response)).ShouldBe("tenancy.form_expired");
    }

    [Fact]
    public async Task Api_SignsInByToken_RenewsIt_AndSignsOut()
    {
        var (_, email, tenant) = await app.MemberAsync();
        using var client = app.App.Client();
        var ct = TestContext.Current.CancellationToken;

        var login = await client.PostAsJsonAsync("/api/auth/login", new { email, password = TenancyApp.Password }, ct);
        var first = await login.Content.ReadFromJsonAsync<JsonElement>(ct);
        var renewed = await (await client.PostAsJsonAsync("/api/auth/refresh",
            new { refreshToken = first.GetProperty("refreshToken").GetString() }, ct))
            .Content.ReadFromJsonAsync<JsonElement>(ct);
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", renewed.GetProperty("accessToken").GetString());
        var requestInfo = await client.GetFromJsonAsync<RequestInfo>("/probe", ct);
        var signedOut = await client.PostAsync("/api/auth/logout", null, ct);

        requestInfo!.Tenant.ShouldBe(tenant.Value);
        requestInfo.Role.ShouldBe("owner");
        signedOut.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.GetFromJsonAsync<RequestInfo>("/probe", ct))!.Actor.ShouldBe("visitor");
        (await client.PostAsJsonAsync("/api/auth/refresh", new { refreshToken = renewed.GetProperty("refreshToken").GetString() }, ct))
            .StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("/api/auth/login", "{\"email\":\"unknown@example.com\",\"password\":\"wrong\"}", "tenancy.sign_in_refused")]
    [InlineData("/api/auth/login", "{}", "tenancy.sign_in_refused")]
    [InlineData("/api/auth/refresh", "{\"refreshToken\":\"made up\"}", "tenancy.sign_in_required")]
    public async Task Api_ReturnsItsProblemCodes(string path, string body, string code)
    {
        using var client = app.App.Client();
        using var content = new StringContent(body, null, "application/json");

        var response = await client.PostAsync(path, content, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await CodeOf(response)).ShouldBe(code);
    }

    [Fact]
    public async Task Api_RefusesAnUnconfirmedUser()
    {
        var email = TenancyApp.NewEmail();
        using var client = app.App.Client();
        await client.PostAsJsonAsync("/api/auth/signup", new { email, password = TenancyApp.Password },
            TestContext.Current.CancellationToken);

        var response = await client.PostAsJsonAsync("/api/auth/login", new { email, password = TenancyApp.Password },
            TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await CodeOf(response)).ShouldBe("tenancy.email_not_confirmed");
    }

    [Fact]
    public async Task Passwords_AreNeverLogged()
    {
        await app.MemberAsync();

        app.Logs.All.ShouldNotContain(TenancyApp.Password);
    }

    private static async Task<string?> CodeOf(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("code").GetString();
}
