using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Pages.Provider.CatalogSync;
using Tenantry.Billing.Provider.CatalogSync;
using Tenantry.Platform;
using Tenantry.Platform.Hosting;

namespace Tenantry;

/// <summary>Extension methods that run command-line commands instead of the host.</summary>
public static class HostCommands
{
    /// <summary>
    /// Runs the command of the command line, if there is one. <c>--migrate</c> migrates the database. <c>catalog sync</c> migrates the
    /// database and then syncs the catalog to the payment provider; with <c>--dry-run</c> it only prints the differences. The exit code is
    /// 1 if a difference requires a manual change.
    /// </summary>
    /// <param name="app">The built application. It is not started.</param>
    /// <param name="args">The command-line arguments.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>
    /// <see langword="true"/> if there was a command, after which the program should end; otherwise, <see langword="false"/>.
    /// </returns>
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
            Environment.ExitCode = await app.SyncCatalogAsync(args.Contains("--dry-run", StringComparer.Ordinal), Console.Out, ct);
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
