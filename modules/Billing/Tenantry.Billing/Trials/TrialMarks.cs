using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Trials;

/// <summary>Finds the identifying marks of a trial's subscriber: email addresses and, if configured, the card.</summary>
internal sealed class TrialMarks(BillingDbContext db, IPaymentGateway gateway, ITenants tenants, ICurrentTenant current,
    BillingOptions options)
{
    /// <summary>Gets a value indicating whether trials are recorded by more than the tenant.</summary>
    public bool AreRecorded => options.TrialGuard != TrialGuard.Tenant;

    public async Task<List<(TrialMark Kind, string Mark)>> FindAsync(string gatewayId, CancellationToken ct)
    {
        var owner = (await tenants.FindAsync(current.Required, ct))?.OwnerEmail;
        var payer = await db.Set<Customer>().Select(customer => customer.Email).FirstOrDefaultAsync(ct);
        var marks = new[] { owner, payer }.Select(EmailNormalizer.Normalize).OfType<string>().Distinct()
            .Select(email => (TrialMark.Email, TrialRedemption.Hash(TrialMark.Email, email))).ToList();
        if (options.TrialGuard == TrialGuard.Card && await CardAsync(gatewayId, ct) is { } card)
        {
            marks.Add((TrialMark.Card, TrialRedemption.Hash(TrialMark.Card, card)));
        }

        return marks;
    }

    private async Task<string?> CardAsync(string gatewayId, CancellationToken ct)
    {
        var subscription = await gateway.FindSubscriptionAsync(new(gatewayId), ct);
        var method = subscription?.PaymentMethodId
            ?? (subscription is null ? null : (await gateway.FindCustomerAsync(subscription.CustomerId, ct))?.PaymentMethodId);
        return method is not null && gateway.Find<IGatewayCards>() is { } cards
            ? (await cards.FindCardAsync(method, ct))?.Fingerprint : null;
    }
}
