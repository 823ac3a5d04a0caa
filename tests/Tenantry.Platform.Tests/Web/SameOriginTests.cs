using System.Net;

namespace Tenantry.Platform.Tests.Web;

/// <summary>Verifies that another site can't use the session cookie of a user to change something through the API.</summary>
public sealed class SameOriginTests(WebApp web) : IClassFixture<WebApp>
{
    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-origin", 200)]
    [InlineData("Sec-Fetch-Site", "none", 200)]
    [InlineData("Origin", "https://evil.example", 403)]
    [InlineData("Origin", "null", 403)]
    [InlineData("Origin", "SELF", 200)]
    [InlineData(null, null, 403)]
    public async Task RequestWithTheSessionCookie_MustComeFromThisSite(string? header, string? value, int status)
    {
        using var client = web.App.Browser();
        await WebApp.SignInAsync(client);
        using var request = Request(header, value == "SELF" ? client.BaseAddress!.GetLeftPart(UriPartial.Authority) : value);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(status);
        if (status == 403)
        {
            (await WebApp.ProblemAsync(response, 403)).GetProperty("code").GetString().ShouldBe("platform.cross_origin_request");
        }
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData(null, null)]
    public async Task RequestWithoutTheCookie_IsNotAffected(string? header, string? value)
    {
        using var client = web.App.Client();
        using var request = Request(header, value);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task ReadingWithTheCookie_IsNotAffected()
    {
        using var client = web.App.Browser();
        await WebApp.SignInAsync(client);
        (await client.GetAsync(new Uri("/api/search?q=a", UriKind.Relative), TestContext.Current.CancellationToken))
            .StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static HttpRequestMessage Request(string? header, string? value)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/echo", UriKind.Relative))
        {
            Content = new StringContent("""{"name":"a"}""", null, "application/json"),
        };
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }

        return request;
    }
}
