using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Provider.Reconciliation;

internal sealed class ComparedInvoices(IPaymentGateway gateway, IAcrossTenants<BillingDbContext> across, BillingOptions options, TimeProvider clock) : IComparedKind
{
    private const int Page = 100;

    public GatewayObject Kind => GatewayObject.Invoice;

    public async IAsyncEnumerable<ComparedPage> PagesAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var since = clock.GetUtcNow() - options.InvoicesComparedFor;
        await foreach (var page in gateway.ListInvoicesAsync(null, null, since, ct).Chunk(Page).WithCancellation(ct))
        {
            var ids = page.Select(listed => listed.Id.Value).ToList();
            await using var db = await OpenAsync(ct);
            var rows = await db.Set<Invoice>().AsNoTracking().Where(row => ids.Contains(row.GatewayId)).ToDictionaryAsync(row => row.GatewayId, ct);
            yield return new ComparedPage(ids, [.. page.Where(there => !rows.TryGetValue(there.Id, out var here)
                || InvoiceDifferences.Of(here, there).Count > 0).Select(there => there.Id.Value)]);
        }
    }

    // What is final here cannot become wrong; what is older than the list and still open can.
    public async Task<IReadOnlyList<string>> LivingHereAsync(CancellationToken ct)
    {
        await using var db = await OpenAsync(ct);
        return await db.Set<Invoice>().Where(row => row.Status == InvoiceStatus.Open || row.Status == InvoiceStatus.Draft).Select(row => row.GatewayId).ToListAsync(ct);
    }

    public async Task<Finding?> CheckAsync(string gatewayId, CancellationToken ct)
    {
        var there = await gateway.FindInvoiceAsync(new(gatewayId), ct);
        await using var db = await OpenAsync(ct);
        var here = await db.Set<Invoice>().AsNoTracking().FirstOrDefaultAsync(row => row.GatewayId == gatewayId, ct);
        if (there is null)
        {
            return here is null ? null : new Finding(Kind, gatewayId, here.TenantId, DriftReason.MissingThere, [new("Status", here.Status.ToString(), null)]);
        }

        var owner = here?.TenantId
            ?? await db.Set<Customer>().Where(row => row.GatewayId == there.CustomerId).Select(row => (TenantId?)row.TenantId).FirstOrDefaultAsync(ct);
        if (owner is null)
        {
            return new Finding(Kind, gatewayId, null, DriftReason.UnknownCustomer, [new("Customer", null, there.CustomerId), new("Total", null, there.Total.Display)]);
        }

        if (here is null)
        {
            return new Finding(Kind, gatewayId, owner, DriftReason.MissingHere, [new("Status", null, there.Status.ToString()), new("Total", null, there.Total.Display)]);
        }

        return InvoiceDifferences.Of(here, there) is { Count: > 0 } differences ? new Finding(Kind, gatewayId, owner, DriftReason.Different, differences) : null;
    }

    private Task<BillingDbContext> OpenAsync(CancellationToken ct) => across.OpenAsync("compare invoices with the payment provider", ct);
}
