using System.Diagnostics;
using System.Reflection;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Stripe;

namespace Tenantry.Billing.Tests.Gateways.Requests;

/// <summary>Makes every call twice against one recording server: with the gateway and with the official library.</summary>
public sealed class BothSides : IAsyncLifetime
{
    private RecordingStripe _server = null!;

    internal IReadOnlyList<Recorded> Gateway(string row) => _server.Of($"gateway {row}");

    internal IReadOnlyList<Recorded> Sdk(string row) => _server.Of($"sdk {row}");

    internal string Signed => _server.Output("Verify")!;

    public async ValueTask InitializeAsync()
    {
        _server = await RecordingStripe.StartAsync();
        await RunSdkAsync();
        var options = new StripeOptions { SecretKey = "sk_test_local", ApiBase = _server.Address };
        using var gateway = new GatewayUnderTest(options);
        foreach (var row in GatewayRows.All.Values)
        {
            _server.Begin($"gateway {row.Name}");
            await row.CallAsync(gateway.Gateway);
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task RunSdkAsync()
    {
        var directory = typeof(BothSides).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == "NodeDirectory").Value!;
        var product = IdempotencyKey.For("product", "tenantry_missing", "Märchen & more");
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = directory, UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true,
            ArgumentList = { "gateway.mjs", _server.Address, GatewayRows.Key.Value, GatewayRows.Key.ForStep("make").Value, product.Value,
                GatewayRows.Key.ForStep("line").Value },
        };
        using var node = Process.Start(start)!;
        var output = await Task.WhenAll(node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();
        node.ExitCode.ShouldBe(0, string.Concat(output));
    }
}
