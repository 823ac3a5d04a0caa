using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Provider.CatalogSync;

/// <summary>The command <c>catalog sync</c> of a host.</summary>
public static class CatalogueCommand
{
    /// <summary>Brings the catalogue to the payment provider and prints every difference, as <c>+</c> made, <c>~</c> renamed and <c>!</c> a conflict that a person decides.</summary>
    /// <param name="host">The built host; its database is up to date.</param>
    /// <param name="dryRun">Whether it only prints.</param>
    /// <param name="output">Where it prints.</param>
    /// <param name="ct">Stops it; what is made by then stays made.</param>
    /// <returns>0; 1 where there are conflicts or the provider does not answer.</returns>
    public static async Task<int> SyncCatalogueAsync(this IHost host, bool dryRun, TextWriter output, CancellationToken ct = default)
    {
        await using var scope = host.Services.CreateAsyncScope();
        try
        {
            var steps = dryRun
                ? await scope.ServiceProvider.GetRequiredService<CompareCatalogue>().RunAsync(ct).ToListAsync(ct)
                : await scope.ServiceProvider.GetRequiredService<SyncCatalogue>().RunAsync(ct);
            foreach (var step in steps)
            {
                await output.WriteLineAsync(step.ToString());
            }

            var conflicts = steps.Count(step => step.Act == SyncAct.Conflict);
            var rest = dryRun ? "Nothing was changed." : $"{steps.Count - conflicts} brought to the provider.";
            await output.WriteLineAsync(steps.Count == 0 ? "The provider has the whole catalogue." : $"{steps.Count} differences, {conflicts} of them conflicts. {rest}");
            return conflicts > 0 ? 1 : 0;
        }
        catch (GatewayException refused)
        {
            await output.WriteLineAsync($"The payment provider refused: {refused.Message}");
            return 1;
        }
    }
}
