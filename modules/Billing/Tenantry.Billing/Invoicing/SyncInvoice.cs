using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Invoicing;

/// <summary>Reads an invoice from the provider and stores it, after its subscription.</summary>
internal sealed class SyncInvoice(
    BillingDbContext db, IPaymentGateway gateway, CustomerTenants customers, SyncSubscription subscriptions, ReadInvoice reading,
    StoreInvoice storing, RecordFirstPayment payments,
    IEnumerable<IInvoiceObserver> observers, ICurrentTenant current) : IObjectSync
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
        if (providerInvoice.SubscriptionId is { } subscription
            && await SyncSubscriptionAsync(subscription, providerInvoice, ct) is { IsProblem: true, Problem: var problem })
        {
            return problem;
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

    private async Task<Result> SyncSubscriptionAsync(string subscription, GatewayInvoice invoice, CancellationToken ct)
    {
        var synced = await subscriptions.RunAsync(subscription, ct);
        if (synced.IsProblem)
        {
            return synced.Problem;
        }

        // The first payment ends the trial, also one that the provider has extended since. The subscription is applied again with it.
        return invoice.Status == InvoiceStatus.Paid && invoice.Earned.MinorUnits > 0
            && await payments.RunAsync(subscription, invoice.PaidAt ?? invoice.IssuedAt, ct)
            && await subscriptions.RunAsync(subscription, ct) is { IsProblem: true, Problem: var problem } ? problem : Result.Success;
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
