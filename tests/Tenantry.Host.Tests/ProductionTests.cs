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
        using var client = new HttpClient { BaseAddress = new Uri(host.Address) };
        await Eventually.HoldsAsync(() => RespondsAsync(host, client, "/pricing"), "the pricing page is shown", TimeSpan.FromMinutes(2));
        (await client.GetAsync(new Uri("/dev/mail", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode
            .ShouldBe(HttpStatusCode.NotFound);
        Directory.Exists(host.DataDirectory).ShouldBeFalse();
        await host.StopAsync();
        host.ExitCode.ShouldBe(0);
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
