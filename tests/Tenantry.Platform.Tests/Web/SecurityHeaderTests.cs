using Tenantry.Platform.Web;

namespace Tenantry.Platform.Tests.Web;

/// <summary>Verifies the headers that every response has.</summary>
public sealed class SecurityHeaderTests(WebApp web) : IClassFixture<WebApp>
{
    [Theory]
    [InlineData("/page")]
    [InlineData("/api/search?q=a")]
    [InlineData("/api/no/such/route")]
    [InlineData("/api/fails")]
    [InlineData("/health")]
    public async Task EveryResponse_HasThem(string path)
    {
        using var client = web.App.Client();
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var policy = response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldContain("default-src 'self'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldContain("object-src 'none'");
        policy.ShouldNotContain("unsafe");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("Referrer-Policy").ShouldBe(["strict-origin-when-cross-origin"]);
        response.Headers.GetValues("Permissions-Policy").ShouldHaveSingleItem();
        response.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        response.Headers.Contains("Server").ShouldBeFalse();
    }

    [Fact]
    public async Task Api_IsNotCached_AndAPublicPageCanBe()
    {
        using var client = web.App.Client();
        using var api = await client.GetAsync(new Uri("/api/search?q=a", UriKind.Relative), TestContext.Current.CancellationToken);
        api.Headers.CacheControl!.NoStore.ShouldBeTrue();
        using var page = await client.GetAsync(new Uri("/page", UriKind.Relative), TestContext.Current.CancellationToken);
        page.Headers.CacheControl.ShouldBeNull();
    }

    [Fact]
    public async Task PageWithATokenInItsAddress_SendsNoReferrer_AndIsNotCached()
    {
        using var client = web.App.Client();
        using var response = await client.GetAsync(new Uri("/page?token=abc", UriKind.Relative), TestContext.Current.CancellationToken);
        response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task SignedInPage_IsNotCached()
    {
        using var client = web.App.Browser();
        await WebApp.SignInAsync(client);
        using var page = await client.GetAsync(new Uri("/page", UriKind.Relative), TestContext.Current.CancellationToken);
        page.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task Nonce_IsInThePolicy_AndDiffersByRequest()
    {
        using var client = web.App.Client();
        var nonces = new List<string>();
        for (var request = 0; request < 2; request++)
        {
            using var response = await client.GetAsync(new Uri("/page/nonce", UriKind.Relative), TestContext.Current.CancellationToken);
            var nonce = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain($"'nonce-{nonce}'");
            nonces.Add(nonce);
        }

        nonces[0].ShouldNotBe(nonces[1]);
    }

    [Theory]
    [InlineData("SEAT-CO.Example.TEST", "seat-co.example.test")]
    [InlineData("seat-co.example.test.", "seat-co.example.test")]
    [InlineData("MÜNCHEN.example", "xn--mnchen-3ya.example")]
    [InlineData("xn--mnchen-3ya.example", "xn--mnchen-3ya.example")]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("web_app", "web_app")]
    [InlineData("a..b", null)]
    [InlineData("", null)]
    public void HostName_IsTheSame_HoweverItIsWritten(string written, string? name) => HostName.Normalize(written).ShouldBe(name);

    [Theory]
    [InlineData("SHOP.Example", "http shop.example")]
    [InlineData("shop.example.:8080", "http shop.example:8080")]
    [InlineData("shop.example", "http shop.example")]
    public async Task HostOfARequest_IsNormalized(string host, string expected)
    {
        using var client = web.App.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/address", UriKind.Relative));
        request.Headers.Host = host;
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldStartWith(expected);
    }

    [Theory]
    [InlineData(null, "http 127.0.0.1")]
    [InlineData("Tenantry:Web:KnownProxies:0=127.0.0.1", "https 203.0.113.7")]
    [InlineData("Tenantry:Web:KnownNetworks:0=127.0.0.0/8", "https 203.0.113.7")]
    [InlineData("Tenantry:Web:KnownProxies:0=192.0.2.1", "http 127.0.0.1")]
    public async Task ForwardedHeaders_AreReadFromKnownProxiesOnly(string? setting, string expected)
    {
        await using var app = await WebApp.StartAsync(
            setting?.Split('=') is [var name, var value] ? [KeyValuePair.Create(name, (string?)value)] : []);
        using var client = app.Client();
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        var parts = (await client.GetStringAsync(new Uri("/address", UriKind.Relative), TestContext.Current.CancellationToken)).Split(' ');
        $"{parts[0]} {parts[2].Replace("::ffff:", "", StringComparison.Ordinal)}".ShouldBe(expected);
    }
}
