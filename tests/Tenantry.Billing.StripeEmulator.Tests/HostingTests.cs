using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Tenantry.Billing.StripeEmulator.Tests;

public sealed class HostingTests
{
    [Fact]
    public async Task Host_DoesNotStart_InProduction()
    {
        using var host = HostIn(Environments.Production, 0);

        var exception = await Should.ThrowAsync<InvalidOperationException>(() => host.StartAsync());

        exception.Message.ShouldStartWith("The Stripe emulator does not run in Production");
    }

    [Fact]
    public async Task Host_StartsAndStopsTheEmulator_InOtherEnvironments()
    {
        using var host = HostIn(Environments.Development, 0);

        await host.StartAsync();

        var server = host.Services.GetRequiredService<StripeEmulatorServer>();
        server.Address.ShouldStartWith("http://localhost:");
        server.Clock.ShouldBeSameAs(host.Services.GetRequiredService<EmulatorClock>());
        await host.StopAsync();
    }

    [Fact]
    public async Task PortInUse_IsReportedInOneSentence_WithTheOptionToChange()
    {
        await using var first = await LocalStripe.StartAsync();
        var port = new Uri(first.Server.Address).Port;
        using var host = HostIn(Environments.Development, port);

        var exception = await Should.ThrowAsync<InvalidOperationException>(() => host.StartAsync());

        exception.Message
            .ShouldBe(
                $"The Stripe emulator cannot listen on port {port} because another process uses it. Stop that process or set "
                    + "StripeEmulatorOptions.Port.");
    }

    [Fact]
    public void LiveKey_IsRejected() =>
        Should.Throw<ValidationException>(() => new StripeEmulatorServer(new() { ApiKey = "sk_live_1", DataDirectory = null })).Message
        .ShouldContain("sk_test_");

    [Fact]
    public void Clock_CannotBeMovedBack_AndStoresItsOffset()
    {
        var home = Directory.CreateTempSubdirectory("local-stripe").FullName;
        var clock = new EmulatorClock(home);
        clock.Advance(TimeSpan.FromDays(40));

        Should.Throw<ArgumentOutOfRangeException>(() => clock.Advance(TimeSpan.FromSeconds(-1)));
        new EmulatorClock(home).Offset.ShouldBe(TimeSpan.FromDays(40));
    }

    private static IHost HostIn(string environment, int port)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = environment });
        builder.Services.AddStripeEmulator(options =>
        {
            options.Port = port;
            options.DataDirectory = null;
        });
        builder.Services.AddStripeEmulator();
        return builder.Build();
    }
}
