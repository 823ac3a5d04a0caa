using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Tenantry.Tenancy.Sessions;

namespace Tenantry.Tenancy.Tests.Sessions;

public sealed class StoredSessionTests(TenancyApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/signout")]
    [InlineData("/api/auth/logout")]
    public async Task SigningOut_EndsTheSession_SoThatACopyOfTheCookieIsRefused(string path)
    {
        var (browser, _, _) = await app.MemberAsync();
        var copy = app.Browser();
        copy.SetCookie("tn-session", browser.Cookie("tn-session")!);
        (await copy.GetAsync("/space/account")).Status.ShouldBe(HttpStatusCode.OK);

        _ = path == "/signout" ? await browser.SendFormAsync("/space/account", path) : await browser.PostAsync(path);

        var refused = await copy.GetAsync("/space/account");
        refused.Location.ShouldBe("/signin?returnUrl=%2Fspace%2Faccount&ended=signed-out");
        (await copy.GetAsync(refused.Location!)).Text.ShouldContain("You were signed out.");
    }

    [Fact]
    public async Task AnotherNode_RefusesTheCookieAtOnce()
    {
        await using var node = new TenancyApp { ConnectionString = app.App.ConnectionString };
        await node.InitializeAsync();
        var (browser, _, _) = await app.MemberAsync();
        var there = node.Browser();
        there.SetCookie("tn-session", browser.Cookie("tn-session")!);
        (await there.GetRequestInfoAsync()).Role.ShouldBe("owner");

        await browser.SendFormAsync("/space/account", "/signout");

        (await there.GetRequestInfoAsync()).Actor.ShouldBe("visitor");
    }

    [Fact]
    public async Task TheAccountPage_ListsSessions_AndSignsOutOneOrAllOthers()
    {
        var (browser, email, _) = await app.MemberAsync();
        var (phone, tablet, laptop) = (await SignInAsync(email, "iPhone"), await SignInAsync(email, "iPad"), await SignInAsync(email,
            "Linux"));

        var page = await browser.GetAsync("/space/account");
        var form = page.Page.QuerySelectorAll("tr").Single(row => row.TextContent.Contains("iPhone", StringComparison.Ordinal))
            .QuerySelector("form")!.GetAttribute("action");
        await browser.SendFormAsync("/space/account", form);
        (await phone.GetRequestInfoAsync()).Actor.ShouldBe("visitor");
        (await tablet.GetRequestInfoAsync()).Role.ShouldBe("owner");
        await browser.SendFormAsync("/space/account", "/space/account/sessions/end-others");

        page.Text.ShouldContain("This device");
        page.Text.ShouldContain("127.0.0.1");
        (await tablet.GetRequestInfoAsync()).Actor.ShouldBe("visitor");
        (await laptop.GetRequestInfoAsync()).Actor.ShouldBe("visitor");
        (await browser.GetRequestInfoAsync()).Role.ShouldBe("owner");
    }

    [Fact]
    public async Task TheApi_ListsAndEndsSessions_OfTheSignedInUserOnly()
    {
        var (_, email, _) = await app.MemberAsync();
        var (_, otherTenant, _) = await app.MemberAsync();
        using var mine = await TokenAsync(email);
        using var second = await TokenAsync(email);
        using var theirs = await TokenAsync(otherTenant);

        var sessions = await mine.GetFromJsonAsync<JsonElement>("/api/auth/sessions", Ct);
        var other = sessions.EnumerateArray().Where(session => !session.GetProperty("isCurrent").GetBoolean())
            .Select(session => session.GetProperty("id").GetString()).ToList();
        var refused = await theirs.DeleteAsync($"/api/auth/sessions/{other[0]}", Ct);
        (await mine.DeleteAsync("/api/auth/sessions", Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        refused.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await refused.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("code").GetString().ShouldBe("tenancy.session_not_found");
        other.Count.ShouldBe(2, "the browser that signed up, and the second token");
        (await second.GetFromJsonAsync<RequestInfo>("/probe", Ct))!.Actor.ShouldBe("visitor");
        (await mine.GetFromJsonAsync<RequestInfo>("/probe", Ct))!.Role.ShouldBe("owner");
        (await theirs.GetFromJsonAsync<RequestInfo>("/probe", Ct))!.Role.ShouldBe("owner");
    }

    [Fact]
    public async Task AnApiKey_HasNoSessions()
    {
        using var client = app.App.Client();

        (await client.GetAsync("/api/auth/sessions", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task ARefreshToken_WorksOnce_AndUsingItAgainEndsTheSession()
    {
        var (_, email, _) = await app.MemberAsync();
        using var client = app.App.Client();
        var login = await (await client.PostAsJsonAsync("/api/auth/login", new { email, password = TenancyApp.Password }, Ct))
            .Content.ReadFromJsonAsync<JsonElement>(Ct);
        var first = login.GetProperty("refreshToken").GetString();

        var renewed = await (await client.PostAsJsonAsync("/api/auth/refresh", new { refreshToken = first }, Ct))
            .Content.ReadFromJsonAsync<JsonElement>(Ct);
        var again = await client.PostAsJsonAsync("/api/auth/refresh", new { refreshToken = first }, Ct);
        var second = renewed.GetProperty("refreshToken").GetString();
        var afterwards = await client.PostAsJsonAsync("/api/auth/refresh", new { refreshToken = second }, Ct);
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", renewed.GetProperty("accessToken").GetString());

        again.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        afterwards.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.GetFromJsonAsync<RequestInfo>("/probe", Ct))!.Actor.ShouldBe("visitor");
        (await app.SqlAsync(
            """
            select count(*) from platform.audit_entry
            where action = 'tenancy.session.refresh_token_reused' and subject = (select 'user/' || id from tenancy.user where email = $1)
            """, email)).ShouldBe(1L);
    }

    [Fact]
    public async Task OfParallelExchangesOfOneRefreshToken_AtMostOneSucceeds()
    {
        var (_, email, _) = await app.MemberAsync();
        using var client = app.App.Client();
        var login = await (await client.PostAsJsonAsync("/api/auth/login", new { email, password = TenancyApp.Password }, Ct))
            .Content.ReadFromJsonAsync<JsonElement>(Ct);

        var responses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.PostAsJsonAsync(
            "/api/auth/refresh", new { refreshToken = login.GetProperty("refreshToken").GetString() }, Ct)));

        responses.Count(response => response.StatusCode == HttpStatusCode.OK).ShouldBe(1);
    }

    [Fact]
    public async Task SigningInAgain_EndsTheSessionThatTheBrowserHadBefore()
    {
        var (browser, email, _) = await app.MemberAsync();
        var copy = app.Browser();
        copy.SetCookie("tn-session", browser.Cookie("tn-session")!);

        await browser.SendAsync("/signin", ("Input.Email", email), ("Input.Password", TenancyApp.Password));

        (await browser.GetRequestInfoAsync()).Role.ShouldBe("owner");
        (await copy.GetRequestInfoAsync()).Actor.ShouldBe("visitor");
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox on Windows")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15",
        "Safari on macOS")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0",
        "Edge on Windows")]
    [InlineData("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36",
        "Chrome on Android")]
    [InlineData("curl/8.5.0", "curl")]
    [InlineData("<script>", "Unknown device")]
    [InlineData(null, "Unknown device")]
    public void ADevice_IsNamedByItsBrowserAndSystem(string? userAgent, string name) => DeviceName.Of(userAgent).ShouldBe(name);

    private async Task<TestBrowser> SignInAsync(string email, string system)
    {
        var browser = app.Browser();
        browser.Client.DefaultRequestHeaders.Add("User-Agent", $"Mozilla/5.0 ({system}) Safari/605.1");
        await browser.SendAsync("/signin", ("Input.Email", email), ("Input.Password", TenancyApp.Password));
        return browser;
    }

    private async Task<HttpClient> TokenAsync(string email)
    {
        var client = app.App.Client();
        var login = await (await client.PostAsJsonAsync("/api/auth/login", new { email, password = TenancyApp.Password }, Ct))
            .Content.ReadFromJsonAsync<JsonElement>(Ct);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", login.GetProperty("accessToken").GetString());
        return client;
    }
}
