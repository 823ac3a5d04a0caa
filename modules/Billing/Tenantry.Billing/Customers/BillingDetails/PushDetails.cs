using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Customers.Taxes;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Customers.BillingDetails;

/// <summary>
/// Brings the provider to the tenant's billing details: its pages, its taxes and its own invoices follow them. What is there already is
/// left alone, so it may be repeated.
/// </summary>
internal sealed class PushDetails(BillingDbContext db, IPaymentGateway gateway, BillingOptions options, ICurrentTenant current, ILogger<PushDetails> logger)
    : IEventHandler<BillingDetailsChanged>
{
    public Task HandleAsync(BillingDetailsChanged happened, EventInfo info, CancellationToken ct) => RunAsync(ct);

    /// <summary>Does it at once where the provider answers. Where it does not, the event brings it later.</summary>
    public async Task TryAsync(CancellationToken ct)
    {
        try
        {
            await RunAsync(ct);
        }
        catch (GatewayException later)
        {
            logger.DetailsWait(later.Code, later);
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
        while (await db.Set<DetailsRow>().AsNoTracking().FirstOrDefaultAsync(ct) is { } row && (row.PushedRevision < row.Revision || !isCertain))
        {
            var push = await db.ReadAsync(() => PushAsync(customer, row, ct), ct);
            // Where another push overlapped with this one, nobody knows which of them the provider had last: the details are pushed again.
            isCertain = await StoreAsync(customer, row, push, ct);
        }
    }

    private async Task<bool> StoreAsync(string customer, DetailsRow pushed, ProviderRead<PushedDetails> push, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.ClaimAsync($"details/{customer}", push.Ticket, ct) != ReadClaim.Claimed)
        {
            return false;
        }

        db.Forget<DetailsRow>();
        var row = await db.Set<DetailsRow>().FirstAsync(ct);
        row.PushedRevision = pushed.Revision;
        if (row.Revision == pushed.Revision && push.Value.HasTaxIds)
        {
            (row.VatStatus, row.IsReverseCharge) = (push.Value.VatStatus, push.Value.IsReverseCharge);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    // All of it says how the customer is to be, so it may be repeated. The key is new each time: the answer to an old one would change nothing.
    private async Task<PushedDetails> PushAsync(string customer, DetailsRow row, CancellationToken ct)
    {
        var key = IdempotencyKey.For("billing-details", current.Required, row.Revision, await db.DrawTicketAsync(ct));
        await gateway.UpdateCustomerAsync(
            new(customer), new GatewayCustomerDetails(row.Name, row.Email, new GatewayAddress(row.Line1, row.Line2, row.City, row.PostalCode, row.State, row.Country)), key.And("customer"), ct);
        if (gateway.Find<IGatewayTaxIds>() is not { } taxIds)
        {
            return default;
        }

        row.VatStatus = await PushVatAsync(taxIds, customer, row, key, ct);
        var isReverseCharge = ReverseCharge.Applies(options.Seller, row);
        await taxIds.SetReverseChargeAsync(new(customer), isReverseCharge, key.And("reverse-charge"), ct);
        return new PushedDetails(HasTaxIds: true, row.VatStatus, isReverseCharge);
    }

    private async Task<VatStatus?> PushVatAsync(IGatewayTaxIds taxIds, string customer, DetailsRow row, IdempotencyKey key, CancellationToken ct)
    {
        var there = (await gateway.FindCustomerAsync(new(customer), ct))?.TaxIds ?? [];
        foreach (var other in there.Where((taxId, index) => taxId.Value != row.VatId || there.Take(index).Any(earlier => earlier.Value == taxId.Value)))
        {
            await taxIds.RemoveTaxIdAsync(new(customer), other.Id, ct);
        }

        if (row is not { VatId: { } typed, Country: { } country } || VatNumbers.Read(country, typed) is not { } number)
        {
            return null;
        }

        try
        {
            return (there.FirstOrDefault(taxId => taxId.Value == number.Value) ?? await taxIds.AddTaxIdAsync(new(customer), country, number.Value, key.And("tax-number"), ct)).Verification.ToStatus();
        }
        catch (GatewayException refused) when (!refused.IsTransient)
        {
            // Sent again it would be refused again; the page says so, and the customer corrects it.
            logger.TaxNumberRefused(refused.Code, refused);
            return VatStatus.Refused;
        }
    }

    private readonly record struct PushedDetails(bool HasTaxIds, VatStatus? VatStatus, bool IsReverseCharge);
}
