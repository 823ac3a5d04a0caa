using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Tenantry.Platform.Tests.Web;

/// <summary>Verifies that every failed request of the API is a problem with a trace ID, whatever refused it.</summary>
public sealed class FailedRequestTests(WebApp web) : IClassFixture<WebApp>
{
    [Theory]
    [InlineData("GET", "/api/no/such/route", 404, "platform.route_not_found")]
    [InlineData("DELETE", "/api/echo", 405, "platform.method_not_allowed")]
    [InlineData("GET", "/api/forbidden", 403, "platform.forbidden")]
    [InlineData("GET", "/api/fails", 500, "platform.internal_error")]
    public async Task Route_RespondsWithAProblem(string method, string path, int status, string code)
    {
        using var client = web.App.Client();
        foreach (var accept in new[] { "*/*", "application/json", "text/html", "text/plain" })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
            request.Headers.Accept.ParseAdd(accept);
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            (await WebApp.ProblemAsync(response, status)).GetProperty("code").GetString().ShouldBe(code);
        }
    }

    [Theory]
    [InlineData("xx", "application/json", 400)]
    [InlineData("[]", "application/json", 400)]
    [InlineData("null", "application/json", 400)]
    [InlineData("", "application/json", 400)]
    [InlineData("name=a", "text/plain", 415)]
    public async Task Body_ThatCantBeRead_IsAProblem(string body, string type, int status)
    {
        using var client = web.App.Client();
        using var response = await WebApp.PostJsonAsync(client, "/api/echo", body, type);
        await WebApp.ProblemAsync(response, status);
    }

    [Theory]
    [InlineData("/api/echo", "null", "application/json")]
    [InlineData("/api/form", "name=Ada", "multipart/form-data")]
    public async Task Request_ThatCantBeRead_AndSaysNotWhere_IsABadRequest(string path, string body, string type)
    {
        using var client = web.App.Client();
        using var response = await WebApp.PostJsonAsync(client, path, body, type);
        (await WebApp.ProblemAsync(response, 400)).GetProperty("code").GetString().ShouldBe("platform.bad_request");
    }

    [Theory]
    [InlineData("/api/echo", 60_000, 200)]
    [InlineData("/api/echo", 70_000, 413)]
    [InlineData("/api/large", 70_000, 200)]
    [InlineData("/api/large", 1_100_000, 413)]
    public async Task Body_IsLimited_BeforeItIsParsed(string path, int length, int status)
    {
        using var client = web.App.Client();
        foreach (var chunked in new[] { false, true })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative));
            request.Content = new StringContent($$"""{"name":"{{new string('a', length)}}"}""", null, "application/json");
            request.Headers.TransferEncodingChunked = chunked;
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            ((int)response.StatusCode).ShouldBe(status);
            if (status == 413)
            {
                (await WebApp.ProblemAsync(response, 413)).GetProperty("code").GetString().ShouldBe("platform.body_too_large");
            }
        }
    }

    [Fact]
    public async Task Production_HidesTheException()
    {
        await using var app = await ProductionSite.StartAsync(site =>
        {
            site.MapGet("/api/fails", string () => throw new InvalidOperationException("A secret detail"));
            site.MapPost("/api/echo", (WebApp.Input input) => input);
        });
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        using var fails = await client.GetAsync(new Uri("/api/fails", UriKind.Relative), TestContext.Current.CancellationToken);
        (await WebApp.ProblemAsync(fails, 500)).ToString().ShouldNotContain("secret");
        using var unreadable = await WebApp.PostJsonAsync(client, "/api/echo", "xx");
        await WebApp.ProblemAsync(unreadable, 400);
    }
}
