using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Notifications.Cards;

/// <summary>Keeps the card that a customer's renewals are charged to, and confirms that it was changed.</summary>
internal sealed class SyncCard(
    BillingDbContext db, IPaymentGateway gateway, CustomerTenants customers, SendBillingEmail emails, ICurrentTenant current,
    BillingOptions options) : IObjectSync
{
    public async Task<Result> RunAsync(string gatewayId, CancellationToken ct)
    {
        if (gateway.Find<IGatewayCards>() is not { } cards || await customers.FindAsync(gatewayId, ct) is not { } tenant
            || await gateway.FindCustomerAsync(new(gatewayId), ct) is not { PaymentMethodId: { } method })
        {
            return Result.Success;
        }

        using var ambient = current.Change(tenant);
        var before = await db.Set<Customer>().AsNoTracking().FirstAsync(row => row.GatewayId == gatewayId, ct);
        if (before.CardId == method.Value || await cards.FindCardAsync(method, ct) is not { } card)
        {
            return Result.Success;
        }

        var text = CardText.Of(card);
        if (before.CardId is not null && options.Emails.CardChanged)
        {
            // Before the new card is stored: after a crash in between this is repeated, and the key prevents a second email.
            await emails.RunAsync("card_changed", method.Value, new(StringComparer.Ordinal) { ["card"] = text }, ct);
        }

        await db.Set<Customer>().Where(row => row.GatewayId == gatewayId)
            .ExecuteUpdateAsync(row => row.SetProperty(customer => customer.CardId, method.Value)
                .SetProperty(customer => customer.Card, text), ct);
        return Result.Success;
    }
}
