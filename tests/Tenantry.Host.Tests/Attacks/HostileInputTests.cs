using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Tenantry.Host.Tests.Attacks;

/// <summary>Sends the reference host what no person sends, beside people who do what they always do.</summary>
public sealed class HostileInputTests(AttackedSite site) : IClassFixture<AttackedSite>
{
    private const string Owner = "victim@zebra-quarry.example";

    [Fact]
    public async Task NulAndTooLongValues_BesideCorrectSignIns_FailNoInnocentRequest()
    {
        using var client = Client();
        string[] bodies =
        [
            """{"email":"a\u0000@b.example","password":"x"}""",
            $$"""{"email":"{{new string('a', 5_000)}}@b.example","password":"x"}""",
            $$"""{"email":"a@b.example","password":"{{new string('x', 100_000)}}"}""",
            """{"email":"a\ud800@b.example","password":"x"}""",
        ];
        for (var round = 0; round < 3; round++)
        {
            var attacks = Enumerable.Range(0, 24)
                .Select(index => PostAsync(client, "/api/auth/login", bodies[index % bodies.Length])).ToList();
            var innocent = Enumerable.Range(0, 10).Select(_ => PostAsync(
                client, "/api/auth/login", JsonSerializer.Serialize(new { email = Owner, password = Caller.Password }))).ToList();
            (await Task.WhenAll(attacks)).ShouldAllBe(status => (int)status >= 400 && (int)status < 500);
            (await Task.WhenAll(innocent)).ShouldAllBe(status => status == HttpStatusCode.OK);
        }
    }

    [Theory]
    [InlineData("POST", "/api/auth/login", """{"email":"a\u0000@b.example","password":"x"}""", 400)]
    [InlineData("POST", "/api/auth/signup", """{"email":"a@b.example","password":"a table and half an hour","workspace":"a\u0000"}""", 400)]
    [InlineData("POST", "/api/keys", """{"name":"a\u0000","permissions":[]}""", 400)]
    [InlineData("GET", "/buy/kids-ai-academy/monthly?code=%00", null, 400)]
    [InlineData("GET", "/admin/movements?product=%00", null, 400)]
    [InlineData("GET", "/checkout/pay?attempt=zz", null, 404)]
    [InlineData("GET", "/checkout/thanks?attempt=zz", null, 404)]
    [InlineData("GET", "/checkout/return?attempt=zz", null, 404)]
    [InlineData("GET", "/checkout/return?attempt=", null, 404)]
    [InlineData("POST", "/api/usage", """[{"meter":"api_calls","quantity":1,"key":"a","at":"2026-01-31T10:00:00"}]""", 400)]
    [InlineData("GET", "/api/usage?from=2026-01-31T10:00:00", null, 400)]
    public async Task Request_IsRefused_AndNeverFails(string method, string path, string? json, int status)
    {
        using var content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await site.VictimOwner!.SendAsync(HttpMethod.Parse(method), path, content);
        ((int)response.StatusCode).ShouldBe(status, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task OverflowingPause_IsRefused()
    {
        var subscription = await site.Victim.SubscriptionAsync("studio");
        using var content = JsonContent.Create(new { days = 99999999 });
        using var response = await site.VictimOwner!.SendAsync(
            HttpMethod.Post, $"/api/billing/subscriptions/{subscription}/pause", content);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("cancel", "cross-site")]
    [InlineData("cancel", "same-site")]
    [InlineData("resume", "cross-site")]
    [InlineData("unpause", "same-site")]
    [InlineData("end-trial", "cross-site")]
    public async Task AnotherSite_CantUseTheSessionOfAUser(string action, string origin)
    {
        var subscription = await site.Victim.SubscriptionAsync("studio");
        using var response = await site.VictimOwner!.SendAsync(
            HttpMethod.Post, $"/api/billing/subscriptions/{subscription}/{action}", null, origin);
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("platform.cross_origin_request");
    }

    [Fact]
    public async Task TwoHundredAtOnce_OnExpensivePages_FailNone()
    {
        string[] pages = ["/space/billing", "/pricing", "/space", "/space/billing/invoices", "/space/keys"];
        var statuses = await Task.WhenAll(Enumerable.Range(0, 200).Select(async index =>
        {
            using var response = await site.VictimOwner!.SendAsync(HttpMethod.Get, pages[index % pages.Length], null);
            return response.StatusCode;
        }));
        statuses.ShouldAllBe(status => status == HttpStatusCode.OK || status == HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task EveryPage_HasThePolicyOfTheSite_AndSignedInPagesAreNotStored()
    {
        string[] paths =
            ["/space", "/space/billing", "/space/keys", "/pricing", "/signin", "/reset?token=a", "/api/billing/subscriptions"];
        foreach (var path in paths)
        {
            using var response = await site.VictimOwner!.SendAsync(HttpMethod.Get, path, null);
            response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldNotContain("unsafe");
            response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            response.Headers.CacheControl!.NoStore.ShouldBeTrue(path);
            response.Headers.Contains("Server").ShouldBeFalse();
        }
    }

    private HttpClient Client() => new() { BaseAddress = site.Address };

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        return response.StatusCode;
    }
}
