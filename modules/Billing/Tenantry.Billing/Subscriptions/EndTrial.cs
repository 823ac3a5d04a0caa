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
internal sealed class EndTrial(BillingDbContext db, IPaymentGateway gateway, SyncSubscription sync)
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
}
