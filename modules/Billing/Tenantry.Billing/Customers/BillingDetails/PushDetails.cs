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

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync($"details/{customer}", ct);
        db.Forget<DetailsRow>();
        if (await db.Set<DetailsRow>().FirstOrDefaultAsync(ct) is { } row && row.PushedRevision < row.Revision)
        {
            await TellAsync(customer, row, ct);
            row.PushedRevision = row.Revision;
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }

    private async Task TellAsync(string customer, DetailsRow row, CancellationToken ct)
    {
        var key = IdempotencyKey.For("billing-details", current.Required, row.Revision);
        await gateway.UpdateCustomerAsync(
            new(customer), new GatewayCustomerDetails(row.Name, row.Email, new GatewayAddress(row.Line1, row.Line2, row.City, row.PostalCode, row.State, row.Country)), key.And("customer"), ct);
        if (gateway.Find<IGatewayTaxIds>() is not { } taxIds)
        {
            return;
        }

        row.VatStatus = await TellVatAsync(taxIds, customer, row, key, ct);
        row.IsReverseCharge = ReverseCharge.Applies(options.Seller, row);
        await taxIds.SetReverseChargeAsync(new(customer), row.IsReverseCharge, key.And("reverse-charge"), ct);
    }

    private async Task<VatStatus?> TellVatAsync(IGatewayTaxIds taxIds, string customer, DetailsRow row, IdempotencyKey key, CancellationToken ct)
    {
        var there = (await gateway.FindCustomerAsync(new(customer), ct))?.TaxIds ?? [];
        foreach (var other in there.Where(one => one.Value != row.VatId))
        {
            await taxIds.RemoveTaxIdAsync(new(customer), other.Id, ct);
        }

        if (row is not { VatId: { } typed, Country: { } country } || VatNumbers.Read(country, typed) is not { } number)
        {
            return null;
        }

        try
        {
            return (there.FirstOrDefault(one => one.Value == number.Value) ?? await taxIds.AddTaxIdAsync(new(customer), country, number.Value, key.And("tax-number"), ct)).Verification.ToStatus();
        }
        catch (GatewayException refused) when (!refused.IsTransient)
        {
            // Told again it would be refused again; the page says so, and the customer mends it.
            logger.TaxNumberRefused(refused.Code, refused);
            return VatStatus.Refused;
        }
    }
}
