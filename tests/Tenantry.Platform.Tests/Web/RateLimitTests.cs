using System.Net;

namespace Tenantry.Platform.Tests.Web;

/// <summary>Verifies the rate limits, and that a refused request says when to come back.</summary>
public sealed class RateLimitTests
{
    [Fact]
    public async Task SignIn_IsLimitedByAddress_AndOtherEndpointsAreNot()
    {
        await using var app = await WebApp.StartAsync(Setting("SignIn", "3"));
        using var client = app.Client();
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            using var allowed = await WebApp.PostJsonAsync(client, "/api/sign-in", """{"name":"ada"}""");
            allowed.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        using var refused = await WebApp.PostJsonAsync(client, "/api/sign-in", """{"name":"ada"}""");
        var problem = await WebApp.ProblemAsync(refused, 429);
        problem.GetProperty("code").GetString().ShouldBe("platform.rate_limited");
        refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        using var other = await WebApp.PostJsonAsync(client, "/api/echo", """{"name":"ada"}""");
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Api_IsLimitedByAddress_AndPagesAreNot()
    {
        await using var app = await WebApp.StartAsync(Setting("PerAddress", "5"));
        using var client = app.Client();
        for (var request = 1; request <= 5; request++)
        {
            (await StatusAsync(client, "/api/search?q=a")).ShouldBe(HttpStatusCode.OK);
        }

        (await StatusAsync(client, "/api/search?q=a")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await StatusAsync(client, "/page")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignedInUser_IsLimitedByAccount()
    {
        await using var app = await WebApp.StartAsync(Setting("PerAccount", "2"));
        using var client = app.Browser();
        await WebApp.SignInAsync(client);
        (await StatusAsync(client, "/api/search?q=a")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(client, "/api/search?q=a")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(client, "/api/search?q=a")).ShouldBe(HttpStatusCode.TooManyRequests);
        using var anonymous = app.Client();
        (await StatusAsync(anonymous, "/api/search?q=a")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task LimitsCanBeTurnedOff()
    {
        await using var app = await WebApp.StartAsync(Setting("Enabled", "false"), Setting("PerAddress", "1"));
        using var client = app.Client();
        (await StatusAsync(client, "/api/search?q=a")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(client, "/api/search?q=a")).ShouldBe(HttpStatusCode.OK);
    }

    private static KeyValuePair<string, string?> Setting(string name, string value) =>
        KeyValuePair.Create("Tenantry:Web:RateLimits:" + name, (string?)value);

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }
}
