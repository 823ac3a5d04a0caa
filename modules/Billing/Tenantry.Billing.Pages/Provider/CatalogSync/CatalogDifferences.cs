using Tenantry.Billing.Gateways;
using Tenantry.Billing.Provider.CatalogSync;

namespace Tenantry.Billing.Pages.Provider.CatalogSync;

/// <summary>Compares the catalog with the payment provider once for all parts of a page.</summary>
internal sealed class CatalogDifferences(CompareCatalog compare)
{
    private Task<(IReadOnlyList<SyncStep> Steps, string? Error)>? _read;

    public Task<(IReadOnlyList<SyncStep> Steps, string? Error)> ReadAsync(CancellationToken ct) => _read ??= CompareAsync(ct);

    private async Task<(IReadOnlyList<SyncStep> Steps, string? Error)> CompareAsync(CancellationToken ct)
    {
        try
        {
            return (await compare.RunAsync(ct).ToListAsync(ct), null);
        }
        catch (GatewayException exception)
        {
            return ([], exception.Message);
        }
    }
}
