using System.Diagnostics;
using System.Reflection;

namespace Tenantry.Billing.StripeEmulator.Tests;

public sealed class NodeSdkTests
{
    [Theory]
    [InlineData("checkout.mjs")]
    [InlineData("guests.mjs")]
    [InlineData("refunds.mjs")]
    [InlineData("disputes.mjs")]
    [InlineData("meters.mjs")]
    [InlineData("portal.mjs")]
    [InlineData("purchases.mjs")]
    [InlineData("schedules.mjs")]
    [InlineData("subscriptions.mjs")]
    [InlineData("taxes.mjs")]
    public async Task NodeSdk_RunsItsScript_AsWithStripe(string script)
    {
        await using var stripe = await LocalStripe.StartAsync();
        var directory = typeof(NodeSdkTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == "NodeDirectory").Value!;
        var start = new ProcessStartInfo("node") { WorkingDirectory = directory, UseShellExecute = false, RedirectStandardError = true,
            RedirectStandardOutput = true };
        start.ArgumentList.Add(script);
        start.ArgumentList.Add(stripe.Server.Address);

        using var node = Process.Start(start)!;
        var output = await Task.WhenAll(node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();

        node.ExitCode.ShouldBe(0, string.Concat(output));
    }
}
