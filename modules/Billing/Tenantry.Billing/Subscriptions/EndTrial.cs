using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Platform.Permissions;
using Tenantry.Platform.Problems;

namespace Tenantry.Billing.Subscriptions;

/// <summary>Ends a trial early. The first paid period starts and is charged immediately.</summary>
internal sealed class EndTrial(BillingDbContext db, IPaymentGateway gateway, SyncSubscription sync, RecordFirstPayment payments)
{
    public static void Map(IEndpointRouteBuilder billing) => billing
        .MapPost("/subscriptions/{id:guid}/end-trial",
            async (Guid id, EndTrial end, CancellationToken ct) => (await end.RunAsync(new SubscriptionId(id), ct)).ToHttp())
        .RequirePermission(BillingPermissions.Manage)
        .WithName(nameof(EndTrial))
        .WithSummary("Ends the trial and charges the first period now.");

    public async Task<Result> RunAsync(SubscriptionId id, CancellationToken ct)
    {
        if (await db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(subscription => subscription.Id == id, ct) is not { } row)
        {
            return SubscriptionProblems.SubscriptionNotFound;
        }

        if (row.Status != SubscriptionStatus.Trialing)
        {
            return SubscriptionProblems.NotInTrial;
        }

        if (gateway.Find<IGatewaySubscriptionChanges>() is not { } changes)
        {
            return GatewayProblems.GatewayCapabilityMissing;
        }

        // The payment may be on its way to this application, and ending the provider's trial would charge the customer again.
        if (await HasPaidAsync(row, ct))
        {
            return SubscriptionProblems.NotInTrial;
        }

        try
        {
            await changes.ChangeSubscriptionAsync(
                new(row.GatewayId), new SubscriptionChange([], Proration.None, null) { EndsTrial = true },
                IdempotencyKey.For("end-trial", id, row.Version), ct);
        }
        catch (GatewayException declined) when (declined.IsDeclined)
        {
            return SubscriptionProblems.PaymentDeclined;
        }

        db.Audit("billing.subscription.trial_ended", $"subscription/{id}");
        await db.SaveChangesAsync(ct);
        return await sync.RunAsync(row.GatewayId, ct) is { IsProblem: true, Problem: var problem } ? problem : Result.Success;
    }

    private async Task<bool> HasPaidAsync(Subscription row, CancellationToken ct)
    {
        if (await gateway.FindSubscriptionAsync(new(row.GatewayId), ct) is not { Status: GatewaySubscriptionStatus.Trialing } live)
        {
            return true;
        }

        var paid = await gateway.ListInvoicesAsync(live.CustomerId, InvoiceStatus.Paid, cancellationToken: ct)
            .FirstOrDefaultAsync(invoice => invoice.SubscriptionId == live.Id && invoice.Earned.MinorUnits > 0, ct);
        if (paid is null)
        {
            return false;
        }

        await payments.RunAsync(row.GatewayId, paid.PaidAt ?? paid.IssuedAt, ct);
        await sync.RunAsync(row.GatewayId, ct);
        return true;
    }
}
