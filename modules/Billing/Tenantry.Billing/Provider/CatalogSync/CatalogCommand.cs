using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Provider.CatalogSync;

/// <summary>Extension methods for the <c>catalog sync</c> command of a host.</summary>
public static class CatalogCommand
{
    /// <summary>
    /// Synchronizes the catalog with the payment provider and writes every difference: <c>+</c> for a created object, <c>~</c> for a
    /// renamed one and <c>!</c> for a conflict that must be resolved manually.
    /// </summary>
    /// <param name="host">The built host, with an up-to-date database.</param>
    /// <param name="dryRun"><see langword="true"/> to only write the differences.</param>
    /// <param name="output">The writer for the output.</param>
    /// <param name="ct">The cancellation token. Objects that were created before the cancellation remain.</param>
    /// <returns>0; 1 if there are conflicts or the provider does not respond.</returns>
    public static async Task<int> SyncCatalogAsync(this IHost host, bool dryRun, TextWriter output, CancellationToken ct = default)
    {
        await using var scope = host.Services.CreateAsyncScope();
        try
        {
            var steps = dryRun
                ? await scope.ServiceProvider.GetRequiredService<CompareCatalog>().RunAsync(ct).ToListAsync(ct)
                : await scope.ServiceProvider.GetRequiredService<SyncCatalog>().RunAsync(ct);
            foreach (var step in steps)
            {
                await output.WriteLineAsync(step.ToString());
            }

            var conflicts = steps.Count(step => step.Action == SyncAction.Conflict);
            var rest = dryRun ? "Nothing was changed." : $"{steps.Count - conflicts} synced to the payment provider.";
            await output.WriteLineAsync(steps.Count == 0 ? "The catalog is in sync with the payment provider."
                : $"Differences: {steps.Count}. Conflicts: {conflicts}. {rest}");
            return conflicts > 0 ? 1 : 0;
        }
        catch (GatewayException exception)
        {
            await output.WriteLineAsync($"The payment provider returned an error: {exception.Message}");
            return 1;
        }
    }
}
