using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Pages.Provider.CatalogSync;
using Tenantry.Billing.Provider.CatalogSync;
using Tenantry.Platform;
using Tenantry.Platform.Hosting;

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
    /// <param name="ct">The cancellation token.</param>
    /// <returns>Whether there was a command: the host then ends.</returns>
    public static async Task<bool> RunCommandAsync(this WebApplication app, string[] args, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(args);
        var isSync = args is ["catalog", "sync", ..];
        if (!isSync && !args.Contains("--migrate", StringComparer.Ordinal))
        {
            return false;
        }

        await using var servers = new CommandServers();
        await servers.StartAsync(app, ct);
        await app.MigrateAsync(ct);
        if (isSync)
        {
            Environment.ExitCode = await app.SyncCatalogueAsync(args.Contains("--dry-run", StringComparer.Ordinal), Console.Out, ct);
        }

        return true;
    }

    private sealed class CommandServers : IAsyncDisposable
    {
        private readonly Stack<IAsyncDisposable> _started = [];

        public async Task StartAsync(WebApplication app, CancellationToken ct)
        {
            foreach (var server in app.Services.GetServices<ICommandServer>())
            {
                if (await server.StartForCommandAsync(ct) is { } started)
                {
                    _started.Push(started);
                }
            }
        }

        public async ValueTask DisposeAsync()
        {
            while (_started.TryPop(out var server))
            {
                await server.DisposeAsync();
            }
        }
    }
}
