using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Provider.Reconciliation;

/// <summary>Compares invoices with the payment provider.</summary>
internal sealed class InvoiceReconciler(IPaymentGateway gateway, ICrossTenantDbContextFactory<BillingDbContext> across,
    BillingOptions options, TimeProvider clock) : IObjectReconciler
{
    private const int Page = 100;

    public GatewayObject Kind => GatewayObject.Invoice;

    public async IAsyncEnumerable<ReconciliationPage> ListPagesAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var since = clock.GetUtcNow() - options.InvoicesComparedFor;
        await foreach (var page in gateway.ListInvoicesAsync(null, null, since, ct).Chunk(Page).WithCancellation(ct))
        {
            var ids = page.Select(invoice => invoice.Id.Value).ToList();
            await using var db = await OpenAsync(ct);
            var rows = await db.Set<Invoice>().AsNoTracking().Where(row => ids.Contains(row.GatewayId))
                .ToDictionaryAsync(row => row.GatewayId, ct);
            yield return new ReconciliationPage(ids, [.. page.Where(providerInvoice => !rows.TryGetValue(providerInvoice.Id, out var here)
                || InvoiceDifferences.Of(here, providerInvoice).Count > 0).Select(providerInvoice => providerInvoice.Id.Value)]);
        }
    }

    // A final invoice cannot become wrong; an open one can, even if it is older than the list.
    public async Task<IReadOnlyList<string>> ListActiveIdsAsync(CancellationToken ct)
    {
        await using var db = await OpenAsync(ct);
        return await db.Set<Invoice>().Where(row => row.Status == InvoiceStatus.Open || row.Status == InvoiceStatus.Draft)
            .Select(row => row.GatewayId).ToListAsync(ct);
    }

    public async Task<DetectedDiscrepancy?> CompareAsync(string gatewayId, CancellationToken ct)
    {
        var providerInvoice = await gateway.FindInvoiceAsync(new(gatewayId), ct);
        await using var db = await OpenAsync(ct);
        var storedInvoice = await db.Set<Invoice>().AsNoTracking().FirstOrDefaultAsync(row => row.GatewayId == gatewayId, ct);
        if (providerInvoice is null)
        {
            return storedInvoice is null ? null : new DetectedDiscrepancy(Kind, gatewayId, storedInvoice.TenantId,
                DiscrepancyReason.MissingThere, [new("Status", storedInvoice.Status.ToString(), null)]);
        }

        var owner = storedInvoice?.TenantId
            ?? await db.Set<Customer>().Where(row => row.GatewayId == providerInvoice.CustomerId).Select(row => (TenantId?)row.TenantId)
            .FirstOrDefaultAsync(ct);
        if (owner is null)
        {
            return new DetectedDiscrepancy(Kind, gatewayId, null, DiscrepancyReason.UnknownCustomer,
                [new("Customer", null, providerInvoice.CustomerId), new("Total", null, providerInvoice.Total.Display)]);
        }

        if (storedInvoice is null)
        {
            return new DetectedDiscrepancy(Kind, gatewayId, owner, DiscrepancyReason.MissingHere,
                [new("Status", null, providerInvoice.Status.ToString()), new("Total", null, providerInvoice.Total.Display)]);
        }

        return InvoiceDifferences.Of(storedInvoice, providerInvoice) is { Count: > 0 } differences
            ? new DetectedDiscrepancy(Kind, gatewayId, owner, DiscrepancyReason.Different, differences) : null;
    }

    private Task<BillingDbContext> OpenAsync(CancellationToken ct) =>
        across.CreateDbContextAsync("compare invoices with the payment provider", ct);
}
