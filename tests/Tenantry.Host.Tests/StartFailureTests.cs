using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Tenantry.Host.Tests;

/// <summary>Verifies that a host that can't start prints one line, exits with code 1 and writes no files, in a real process.</summary>
public sealed class StartFailureTests
{
    [Theory]
    [InlineData("ConnectionStrings:Tenantry", "--environment", "Production")]
    [InlineData("Tenantry:Stripe:SecretKey", "--environment", "Production", "--ConnectionStrings:Tenantry", "Host=db;Username=owner")]
    [InlineData(
        "Tenantry:Smtp:Host", "--environment", "Staging", "--ConnectionStrings:Tenantry", "Host=db;Username=owner",
        "--Tenantry:MasterKey", PostgresForTests.MasterKey,
        "--Tenantry:Stripe:SecretKey", "sk_test_configured", "--Tenantry:Stripe:WebhookSecrets:0", "whsec_configured")]
    [InlineData(
        "Tenantry:Smtp:Host", "--environment", "Production", "--ConnectionStrings:Tenantry", "Host=db;Username=owner",
        "--Tenantry:MasterKey", PostgresForTests.MasterKey, "--Tenantry:PublicUrl", "https://shop.example",
        "--Tenantry:Stripe:SecretKey", "sk_live_configured", "--Tenantry:Stripe:WebhookSecrets:0", "whsec_configured")]
    [InlineData(
        "Tenantry:PublicUrl", "--environment", "Production", "--ConnectionStrings:Tenantry", "Host=db;Username=owner",
        "--Tenantry:MasterKey", PostgresForTests.MasterKey, "--Tenantry:PublicUrl", "http://shop.example",
        "--Tenantry:Stripe:SecretKey", "sk_live_configured", "--Tenantry:Stripe:WebhookSecrets:0", "whsec_configured",
        "--Tenantry:Smtp:Host", "127.0.0.1", "--Tenantry:Smtp:From", "shop@example.com")]
    [InlineData(
        "Tenantry:MasterKey is not set", "--environment", "Production", "--ConnectionStrings:Tenantry", "Host=db;Username=owner",
        "--Tenantry:PublicUrl", "https://shop.example",
        "--Tenantry:Stripe:SecretKey", "sk_live_configured", "--Tenantry:Stripe:WebhookSecrets:0", "whsec_configured",
        "--Tenantry:Smtp:Host", "127.0.0.1", "--Tenantry:Smtp:From", "shop@example.com")]
    [InlineData("ConnectionStrings:Tenantry", "--ConnectionStrings:Tenantry", "Hostess=db")]
    [InlineData("Tenantry:StripeEmulator:Port", "--Tenantry:StripeEmulator:Port", "five")]
    [InlineData("Tenantry:PublicUrl", "--Tenantry:PublicUrl", "nowhere")]
    [InlineData("Tenantry:Billing:", "--Tenantry:Billing:GracePeriod", "-1.00:00:00")]
    [InlineData("Tenantry:Smtp:From", "--Tenantry:Smtp:Host", "mail.example")]
    public async Task MissingOrInvalidSetting_IsOneLine_BeforeAnythingIsStarted(string setting, params string[] arguments)
    {
        await using var host = new HostProcess();
        host.Start(arguments);
        await ShouldFailAsync(host, setting);
    }

    [Fact]
    public async Task InvalidDescription_IsOneLine_WithFileLineAndPath()
    {
        await using var host = new HostProcess();
        await File.WriteAllTextAsync(Path.Combine(host.Folder, "tenantry.json"), """
            { "products": [
              { "key": "x", "plan": [] } ] }
            """, TestContext.Current.CancellationToken);
        host.Start();
        await ShouldFailAsync(host, "tenantry.json(2,", "$.products[0].plan");
    }

    [Theory]
    [InlineData("urls", "http://localhost:{0}")]
    [InlineData("urls", "http://127.0.0.1:{0}")]
    [InlineData("urls", "http://*:{0}")]
    [InlineData("Tenantry:StripeEmulator:Port", "{0}")]
    [InlineData("Kestrel:Endpoints:Site:Url", "http://localhost:{0}")]
    public async Task PortInUse_IsOneLine_BeforeAnythingIsStarted(string setting, string value)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        await using var host = new HostProcess();
        host.Start($"--{setting}", string.Format(CultureInfo.InvariantCulture, value, port));
        await ShouldFailAsync(host, $"{setting}: ", port, "is in use", $"--{setting} ");
    }

    [Fact]
    public async Task ProductionWithoutItsDatabase_WaitsAndSaysSo_AndGivesUpWithOneLine()
    {
        await using var host = new HostProcess();
        host.Start(
            "--environment", "Production", "--ConnectionStrings:Tenantry",
            $"Host=127.0.0.1;Port={HostProcess.FreePort()};Username=owner;Password=x", "--Tenantry:MasterKey", PostgresForTests.MasterKey,
            "--Tenantry:PublicUrl", "https://shop.example", "--Tenantry:DatabaseStartTimeout", "00:00:03",
            "--Tenantry:Stripe:SecretKey", "sk_live_configured", "--Tenantry:Stripe:WebhookSecrets:0", "whsec_configured",
            "--Tenantry:Smtp:Host", "127.0.0.1", "--Tenantry:Smtp:From", "shop@example.com");
        await host.WaitForExitAsync();
        host.Errors.ShouldHaveSingleItem().ShouldStartWith("error: ConnectionStrings:Tenantry: the database 127.0.0.1:");
        host.Output.Count(line => line.Contains("Waiting for the database 127.0.0.1:", StringComparison.Ordinal)).ShouldBe(1);
        host.Output.ShouldNotContain(line => line.TrimStart().StartsWith("at ", StringComparison.Ordinal), "there is no stack trace");
        host.ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task FailureAfterTheDatabaseStarted_StopsIt_AndEndsWithoutADump()
    {
        await using var host = new HostProcess();
        host.Start("--Tenantry:Tenancy:OperatorEmail", "operator");
        await host.WaitForExitAsync();
        host.ExitCode.ShouldBe(1);
        host.Errors.ShouldHaveSingleItem().ShouldContain("Tenantry:Tenancy:OperatorEmail");
        Directory.Exists(Path.Combine(host.DataDirectory, "postgres")).ShouldBeTrue("the database was started");
        host.PostgresProcess().ShouldBeNull();
    }

    private static async Task ShouldFailAsync(HostProcess host, params string[] parts)
    {
        await host.WaitForExitAsync();
        var line = host.Errors.ShouldHaveSingleItem();
        line.ShouldStartWith("error: ");
        foreach (var part in parts)
        {
            line.ShouldContain(part);
        }

        // An aborted process would exit with code 134 and a dump.
        host.ExitCode.ShouldBe(1);
        host.Output.ShouldBeEmpty();
        Directory.Exists(host.DataDirectory).ShouldBeFalse("no files are written");
    }
}
