using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.StripeEmulator;
using Tenantry.Samples.KidsAiAcademy;

namespace Tenantry.Browser.Tests;

/// <summary>The reference host as a person meets it: every module, the local Stripe, the inbox; on a database of its own.</summary>
public sealed class Site : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tenantry-site-").FullName;

    public WebApplication App { get; private set; } = null!;

    public string Address => App.Configuration["Tenantry:PublicUrl"]!;

    public StripeEmulatorServer Stripe => App.Services.GetRequiredService<StripeEmulatorServer>();

    public (string Email, string Password) Operator =>
        File.ReadAllText(App.Configuration["Tenantry:Tenancy:OperatorPasswordFile"]!).Trim().Split(' ') is [var email, var password] ? (email, password) : default;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Tenantry"] = await PostgresForTests.CreateDatabaseAsync(),
            ["urls"] = $"http://localhost:{FreePort()}",
            ["Tenantry:StripeEmulator:Port"] = $"{FreePort()}",
            ["Tenantry:DataDirectory"] = _folder,
        });
        builder.Logging.ClearProviders().AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        builder.AddTenantry(tenantry => tenantry
            .Named("Creator Platform")
            .Aims(KidsAiAcademyPlatform.MonthlyTarget)
            .Features(KidsAiAcademyPlatform.Features)
            .Meters(KidsAiAcademyPlatform.Meters)
            .Products(KidsAiAcademyPlatform.Products()));
        App = builder.Build();
        App.MapTenantry();
        App.MapKidsAiAcademy();
        await App.StartAsync();
    }

    /// <summary>Moves the clock of the application and of its Stripe on, and waits until all that became due has happened.</summary>
    public async Task AdvanceAsync(TimeSpan by)
    {
        await Stripe.AdvanceAsync(by, CancellationToken.None);
        await QuietAsync();
    }

    /// <summary>Waits until every webhook is delivered and handled, every event told and every mail sent.</summary>
    public async Task QuietAsync()
    {
        await Stripe.WaitForQuietAsync(CancellationToken.None);
        await Eventually.HoldsAsync(
            async () =>
            {
                await using var connection = new Npgsql.NpgsqlConnection(App.Configuration.GetConnectionString("Tenantry"));
                await connection.OpenAsync();
                await using var command = new Npgsql.NpgsqlCommand(
                    """
                    select (select count(*) from billing.webhook_row where status = 'Waiting') + (select count(*) from platform.outbox_event)
                         + (select count(*) from platform.mail_message where status = 'Queued')
                    """,
                    connection);
                return (long)(await command.ExecuteScalarAsync())! == 0;
            },
            "everything that is under way has happened",
            TimeSpan.FromSeconds(60));
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
