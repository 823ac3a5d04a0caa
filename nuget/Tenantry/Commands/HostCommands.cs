using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Pages.Provider.CatalogSync;
using Tenantry.Billing.Provider.CatalogSync;
using Tenantry.Billing.StripeEmulator;
using Tenantry.Platform;

namespace Tenantry;

/// <summary>What a host does and then ends, instead of serving.</summary>
public static class HostCommands
{
    /// <summary>
    /// Runs a command of the command line: <c>--migrate</c> brings the database up to date; <c>catalog sync</c> does that and then brings the
    /// catalogue to the payment provider, <c>catalog sync --dry-run</c> prints the difference and changes nothing at the provider. The exit code
    /// is 1 where something is left to a person.
    /// </summary>
    /// <param name="app">The built application, not started.</param>
    /// <param name="args">The command line.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Whether there was a command: the host then ends.</returns>
    public static async Task<bool> RunCommandAsync(this WebApplication app, string[] args, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(args);
        var isSync = args is ["catalog", "sync", ..];
        if (!isSync && !args.Contains("--migrate", StringComparer.Ordinal))
        {
            return false;
        }

        await app.MigrateAsync(ct);
        if (isSync)
        {
            await using var local = await LocalAsync(app, ct);
            Environment.ExitCode = await app.SyncCatalogueAsync(args.Contains("--dry-run", StringComparer.Ordinal), Console.Out, ct);
        }

        return true;
    }

    // The local Stripe lives in the host's process. Where a host runs already, its Stripe answers on the port, and this one cannot open it.
    private static async Task<StripeEmulatorServer?> LocalAsync(WebApplication app, CancellationToken ct)
    {
        if (app.Services.GetService<StripeEmulatorServer>() is not { } server)
        {
            return null;
        }

        try
        {
            await server.StartAsync(ct);
            return server;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
