using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Tenantry.Platform.Tests.Web;

/// <summary>Verifies that a site responds only under its own host names, so that no link to another host gets into an email.</summary>
public sealed class HostNameTests
{
    [Fact]
    public async Task UnknownHost_IsRefused_BeforeAnEndpointRuns()
    {
        var hosts = new List<string>();
        await using var app = await ProductionSite.StartAsync(site => site.MapGet("/api/host", (HttpRequest request) =>
        {
            hosts.Add(request.Host.Host);
            return request.Host.Host;
        }));
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First()) };
        foreach (var host in new[] { "evil.example", "shop.example.evil.example", "notshop.example" })
        {
            using var refused = await SendAsync(client, host);
            (await WebApp.ProblemAsync(refused, 400)).GetProperty("code").GetString().ShouldBe("platform.unknown_host", host);
        }

        foreach (var host in new[] { "shop.example", "www.shop.example", "SHOP.Example." })
        {
            // In Production, the site continues under HTTPS.
            using var served = await SendAsync(client, host);
            served.Headers.Location.ShouldNotBeNull(host).Scheme.ShouldBe("https");
        }

        using var local = await SendAsync(client, "127.0.0.1");
        local.IsSuccessStatusCode.ShouldBeTrue();
        hosts.ShouldBe(["127.0.0.1"], "no refused request reached the endpoint");
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/host", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Host", host);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
