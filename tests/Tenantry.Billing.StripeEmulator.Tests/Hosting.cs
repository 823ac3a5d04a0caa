using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Tenantry.Billing.StripeEmulator.Tests;

public sealed class Hosting
{
    [Fact]
    public async Task Host_DoesNotStart_InProduction()
    {
        using var host = HostIn(Environments.Production, 0);

        var refusal = await Should.ThrowAsync<InvalidOperationException>(() => host.StartAsync());

        refusal.Message.ShouldStartWith("The local Stripe does not run in Production");
    }

    [Fact]
    public async Task Host_StartsAndStopsIt_ElseWhere()
    {
        using var host = HostIn(Environments.Development, 0);

        await host.StartAsync();

        var server = host.Services.GetRequiredService<StripeEmulatorServer>();
        server.Address.ShouldStartWith("http://localhost:");
        server.Clock.ShouldBeSameAs(host.Services.GetRequiredService<EmulatorClock>());
        await host.StopAsync();
    }

    [Fact]
    public async Task PortInUse_IsSaidInOneSentence_WithTheOptionToChange()
    {
        await using var first = await LocalStripe.StartAsync();
        var port = new Uri(first.Server.Address).Port;
        using var host = HostIn(Environments.Development, port);

        var refusal = await Should.ThrowAsync<InvalidOperationException>(() => host.StartAsync());

        refusal.Message.ShouldBe($"The local Stripe cannot listen on port {port}: another process does. Stop that process, or set StripeEmulatorOptions.Port.");
    }

    [Fact]
    public void LiveKey_IsRefused() =>
        Should.Throw<ValidationException>(() => new StripeEmulatorServer(new() { ApiKey = "sk_live_1", DataDirectory = null })).Message.ShouldContain("sk_test_");

    [Fact]
    public void Clock_NeverGoesBack_AndRemembersItsOffset()
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
