using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Invoicing;

/// <summary>Reads an invoice from the provider and stores it, after its subscription.</summary>
internal sealed class SyncInvoice(
    BillingDbContext db, IPaymentGateway gateway, CustomerTenants customers, SyncInvoicedSubscription subscriptions, ReadInvoice reading,
    StoreInvoice storing, IEnumerable<IInvoiceObserver> observers, ICurrentTenant current) : IObjectSync
{
    public async Task<Result> RunAsync(string gatewayId, CancellationToken ct)
    {
        var read = await db.ReadAsync(() => gateway.FindInvoiceAsync(new(gatewayId), ct), ct);
        if (read.Value is not { } providerInvoice)
        {
            return InvoiceProblems.InvoiceNotFound;
        }

        if (await customers.FindAsync(providerInvoice.CustomerId, ct) is not { } tenant)
        {
            return CustomerProblems.UnknownCustomer;
        }

        using var ambient = current.Change(tenant);
        if (await subscriptions.RunAsync(providerInvoice, ct) is { IsProblem: true } notSynced)
        {
            return notSynced;
        }

        if (await SyncPriorAsync(providerInvoice, ct) is { IsProblem: true } failed)
        {
            return failed;
        }

        var stored = await db.StoreAsync(
            gatewayId, read.With(await reading.CompleteAsync(providerInvoice, ct)), () => reading.RunAsync(providerInvoice.Id, ct),
            invoice => storing.RunAsync(invoice, ct), ct);
        if (stored.IsProblem)
        {
            return stored;
        }

        foreach (var observer in observers)
        {
            await observer.StoredAsync(gatewayId, ct);
        }

        return Result.Success;
    }

    private async Task<Result> SyncPriorAsync(GatewayInvoice paid, CancellationToken ct)
    {
        if (paid.Reason != InvoiceReason.SubscriptionChange || await IsPaidHereAsync(paid.Id, ct))
        {
            return Result.Success;
        }

        foreach (var priorId in await PriorInvoices.FindAsync(gateway, paid, ct))
        {
            if (!await IsPaidHereAsync(priorId, ct) && await RunAsync(priorId, ct) is { IsProblem: true } failed)
            {
                return failed;
            }
        }

        return Result.Success;
    }

    private Task<bool> IsPaidHereAsync(string gatewayId, CancellationToken ct) =>
        db.Set<Invoice>().AnyAsync(invoice => invoice.GatewayId == gatewayId && invoice.Status == InvoiceStatus.Paid, ct);
}
