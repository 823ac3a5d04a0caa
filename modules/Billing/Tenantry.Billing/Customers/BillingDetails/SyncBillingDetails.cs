using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Customers.Taxes;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Customers.BillingDetails;

/// <summary>
/// Syncs the tenant's billing details to the provider, which uses them for its pages, taxes and invoices. Details that are already in sync
/// are not changed, so the sync can be repeated.
/// </summary>
internal sealed class SyncBillingDetails(BillingDbContext db, IPaymentGateway gateway, BillingOptions options, ICurrentTenant current,
    ILogger<SyncBillingDetails> logger)
    : IEventHandler<BillingDetailsChanged>
{
    public async Task HandleAsync(BillingDetailsChanged changed, EventContext info, CancellationToken ct)
    {
        try
        {
            await RunAsync(ct);
        }
        catch (GatewayException failure) when (failure is { IsTransient: false, Refusal: GatewayRefusal.CustomerMissing })
        {
            // The next purchase creates the customer again, and sends these details to it.
            logger.BillingDetailsSyncFailed(failure.Code, failure);
        }
    }

    /// <summary>Syncs immediately if the provider responds; otherwise, the event syncs later.</summary>
    public async Task TryAsync(CancellationToken ct)
    {
        try
        {
            await RunAsync(ct);
        }
        catch (GatewayException failure)
        {
            logger.BillingDetailsSyncFailed(failure.Code, failure);
        }
    }

    public async Task RunAsync(CancellationToken ct)
    {
        var customer = await db.Set<Customer>().Select(row => row.GatewayId).FirstOrDefaultAsync(ct);
        if (customer is null)
        {
            return;
        }

        var isCertain = true;
        while (await db.Set<TenantBillingDetails>().AsNoTracking().FirstOrDefaultAsync(ct) is { } row
            && (row.SyncedRevision < row.Revision || !isCertain))
        {
            var sent = await db.ReadAsync(() => SendAsync(customer, row, ct), ct);
            // If another sync overlapped with this one, it is unknown which of them reached the provider last, so the details are synced
            // again.
            isCertain = await StoreAsync(customer, row, sent, ct);
        }
    }

    private async Task<bool> StoreAsync(string customer, TenantBillingDetails sentRow, ProviderRead<SentDetails> sent, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.ClaimAsync($"details/{customer}", sent.Ticket, ct) != ReadClaim.Claimed)
        {
            return false;
        }

        db.Forget<TenantBillingDetails>();
        var row = await db.Set<TenantBillingDetails>().FirstAsync(ct);
        row.SyncedRevision = sentRow.Revision;
        if (row.Revision == sentRow.Revision && sent.Value.HasTaxIds)
        {
            (row.VatStatus, row.IsReverseCharge) = (sent.Value.VatStatus, sent.Value.IsReverseCharge);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    // Every call sets the complete state, so it can be repeated. The idempotency key is new each time: with an earlier key, the provider
    // would replay its answer and change nothing.
    private async Task<SentDetails> SendAsync(string customer, TenantBillingDetails row, CancellationToken ct)
    {
        var key = IdempotencyKey.For("billing-details", current.Required, row.Revision, await db.TakeTicketAsync(ct));
        await gateway.UpdateCustomerAsync(
            new(customer), new GatewayCustomerDetails(row.Name, row.Email,
                new GatewayAddress(row.Line1, row.Line2, row.City, row.PostalCode, row.State, row.Country)), key.ForStep("customer"), ct);
        if (gateway.Find<IGatewayTaxIds>() is not { } taxIds)
        {
            return default;
        }

        row.VatStatus = await SendTaxIdAsync(taxIds, customer, row, key, ct);
        var isReverseCharge = ReverseCharge.Applies(options.Seller, row);
        await taxIds.SetReverseChargeAsync(new(customer), isReverseCharge, key.ForStep("reverse-charge"), ct);
        return new SentDetails(HasTaxIds: true, row.VatStatus, isReverseCharge);
    }

    private async Task<VatStatus?> SendTaxIdAsync(
        IGatewayTaxIds taxIds, string customer, TenantBillingDetails row, IdempotencyKey key, CancellationToken ct)
    {
        var existing = (await gateway.FindCustomerAsync(new(customer), ct))?.TaxIds ?? [];
        foreach (var other in existing.Where((taxId, index) => taxId.Value != row.VatId
            || existing.Take(index).Any(earlier => earlier.Value == taxId.Value)))
        {
            await taxIds.RemoveTaxIdAsync(new(customer), other.Id, ct);
        }

        if (row is not { VatId: { } typed, Country: { } country } || VatNumbers.Parse(country, typed) is not { } number)
        {
            return null;
        }

        try
        {
            return (existing.FirstOrDefault(taxId => taxId.Value == number.Value)
                ?? await taxIds.AddTaxIdAsync(new(customer), country, number.Value, key.ForStep("tax-number"), ct)).Verification.ToStatus();
        }
        catch (GatewayException failure) when (!failure.IsTransient)
        {
            // A retry would be refused again. The page shows the status, and the customer corrects the number.
            logger.TaxNumberRefused(failure.Code, failure);
            return VatStatus.Refused;
        }
    }

    private readonly record struct SentDetails(bool HasTaxIds, VatStatus? VatStatus, bool IsReverseCharge);
}
