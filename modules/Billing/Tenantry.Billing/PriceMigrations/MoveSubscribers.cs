using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Catalog.PriceChanges;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.PlanChanges;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform.Jobs;

namespace Tenantry.Billing.PriceMigrations;

/// <summary>Represents a request to migrate all subscribers of previous versions of a price.</summary>
internal sealed record MoveOrder(Guid Price, string Reason);

/// <summary>
/// Migrates subscribers to the current version of their price, starting with their next period: nothing is prorated and nothing is charged
/// now. Each subscription is migrated separately. After a crash the job runs again and finds only the subscriptions that are not migrated
/// yet.
/// </summary>
internal sealed class MoveSubscribers(IServiceScopeFactory scopes, FindPriceMoves find, ICurrentTenant current,
    ILogger<MoveSubscribers> logger) : IBackgroundJob<MoveOrder>
{
    public async Task RunAsync(MoveOrder args, CancellationToken ct)
    {
        using var background = GatewayPriority.Background();
        foreach (var move in await find.RunAsync(args.Price, ct))
        {
            using var ambient = current.Change(move.Tenant);
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                await MoveAsync(scope.ServiceProvider, move, args, ct);
            }
            catch (GatewayException exception)
            {
                logger.MoveRefused(move.Id.Value, exception.Code, exception);
            }
        }
    }

    private static async Task MoveAsync(IServiceProvider services, PriceMigrationItem move, MoveOrder order, CancellationToken ct)
    {
        var db = services.GetRequiredService<BillingDbContext>();
        var gateway = services.GetRequiredService<IPaymentGateway>();
        var price = await db.Set<PriceVersion>().AsNoTracking().FirstAsync(row => row.Id == order.Price, ct);
        var id = await services.GetRequiredService<PriceBook>().EnsureGatewayPriceAsync(price, price.Plan, ct);
        var row = await db.Set<Subscription>().AsNoTracking().FirstAsync(subscription => subscription.Id == move.Id, ct);
        if (await gateway.FindSubscriptionAsync(new(move.GatewayId), ct) is not { } live)
        {
            return;
        }

        var change = new SubscriptionChange([new GatewayItemChange(row.MainItem(live).Id, id, move.NewQuantity)], Proration.None, null);
        await gateway.Require<IGatewaySubscriptionChanges>()
            .ChangeSubscriptionAsync(new(move.GatewayId), change, IdempotencyKey.For("price-move", move.Id, order.Price), ct);
        db.Audit("billing.subscription.price_moved", $"subscription/{move.Id}", order.Reason,
            new { from = move.From.Display, to = move.To.Display });
        await db.SaveChangesAsync(ct);
        await services.GetRequiredService<SyncSubscription>().RunAsync(move.GatewayId, ct);
    }
}
