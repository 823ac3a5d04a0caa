using System.Net;

namespace Tenantry.Platform.Tests.Web;

/// <summary>Verifies that requests wait for a connection of a small pool, and that a pool that stays full is 503 and never 500.</summary>
public sealed class FullPoolTests
{
    [Fact]
    public async Task ManyRequests_WaitForAFewConnections()
    {
        await using var app = await WebApp.StartAsync(KeyValuePair.Create("Tenantry:MaxPoolSize", (string?)"10"));
        using var client = app.Client();
        // 200 requests of 0.2 seconds on 10 connections take 4 seconds, less than the 15 seconds that a request waits.
        var statuses = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => StatusAsync(client, "/api/slow")));
        statuses.ShouldAllBe(status => status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task FullPool_IsAProblemThatSaysWhenToComeBack_AndTheHostStaysHealthy()
    {
        // A request waits for a second instead of fifteen.
        var database = await PostgresForTests.CreateDatabaseAsync() + ";Timeout=1";
        await using var app = await WebApp.StartOnAsync(database, KeyValuePair.Create("Tenantry:MaxPoolSize", (string?)"2"));
        using var client = app.Client();
        var stuck = Enumerable.Range(0, 8).Select(_ => client.GetAsync(new Uri("/api/stuck", UriKind.Relative))).ToList();
        (await StatusAsync(client, "/health")).ShouldBe(HttpStatusCode.OK);
        var responses = await Task.WhenAll(stuck);
        responses.ShouldAllBe(response => response.StatusCode == HttpStatusCode.OK
            || response.StatusCode == HttpStatusCode.ServiceUnavailable);
        var refused = responses.Where(response => response.StatusCode == HttpStatusCode.ServiceUnavailable).ToList();
        foreach (var response in refused)
        {
            (await WebApp.ProblemAsync(response, 503)).GetProperty("code").GetString().ShouldBe("platform.busy");
            response.Headers.RetryAfter.ShouldNotBeNull();
        }

        responses.ToList().ForEach(response => response.Dispose());
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }
}
