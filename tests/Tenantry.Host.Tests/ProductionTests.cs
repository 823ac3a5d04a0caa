using System.Net;

namespace Tenantry.Host.Tests;

public sealed class ProductionTests
{
    [Fact]
    public async Task ReferenceHost_RunsInProduction_WhenConfigured_AndEmbedsNothing()
    {
        await using var host = new HostProcess();
        host.Start(
            "--environment", "Production",
            "--ConnectionStrings:Tenantry", await PostgresForTests.CreateDatabaseAsync(),
            "--Tenantry:MasterKey", PostgresForTests.MasterKey,
            "--Tenantry:PublicUrl", "https://shop.example",
            "--Tenantry:Stripe:SecretKey", "sk_live_configured",
            "--Tenantry:Stripe:WebhookSecrets:0", "whsec_configured",
            "--Tenantry:Smtp:Host", "127.0.0.1",
            "--Tenantry:Smtp:From", "shop@example.com");
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(host.Address) };
        await Eventually.HoldsAsync(() => RespondsAsync(host, client, "/pricing"), "the pricing page is shown", TimeSpan.FromMinutes(2));
        (await client.GetAsync(new Uri("/dev/mail", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode
            .ShouldBe(HttpStatusCode.NotFound);
        await ProtectsItselfAsync(client);
        Directory.Exists(host.DataDirectory).ShouldBeFalse();
        await host.StopAsync();
        host.ExitCode.ShouldBe(0);
    }

    private static async Task ProtectsItselfAsync(HttpClient client)
    {
        using var foreign = await SendAsync(client, "/signin", "evil.example");
        foreign.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var plain = await SendAsync(client, "/pricing?a=b", "SHOP.example.");
        plain.StatusCode.ShouldBe(HttpStatusCode.TemporaryRedirect);
        plain.Headers.Location.ShouldBe(new Uri("https://shop.example/pricing?a=b"));
        using var probe = await SendAsync(client, "/health", "10.0.0.7");
        probe.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var body = new StringContent("""{"email":"a\u0000b","password":"x"}""", null, "application/json");
        using var nul = await client.PostAsync(new Uri("/api/auth/login", UriKind.Relative), body);
        nul.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        nul.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await nul.Content.ReadAsStringAsync()).ShouldContain("traceId");
        using var unknown = await SendAsync(client, "/api/no/such/route", "localhost");
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await unknown.Content.ReadAsStringAsync()).ShouldContain("platform.route_not_found");
        using var page = await SendAsync(client, "/signin", "localhost");
        page.Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string path, string host)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Host = host;
        return client.SendAsync(request);
    }

    private static async Task<bool> RespondsAsync(HostProcess host, HttpClient client, string path)
    {
        host.HasExited.ShouldBeFalse(string.Join(Environment.NewLine, host.Errors));
        try
        {
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
