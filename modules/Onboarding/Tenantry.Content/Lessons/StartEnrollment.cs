using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Content.Data;
using Tenantry.Content.Enrollments;

namespace Tenantry.Content.Lessons;

/// <summary>
/// Enrolls a subscription when it starts, or a one-time purchase when it is paid, and delivers the first lesson immediately.
/// </summary>
internal sealed class StartEnrollment(
    ContentDbContext db, DeliverLessons lessons, ICurrentTenant current, ContentMetrics metrics, ILogger<StartEnrollment> logger)
    : IEventHandler<SubscriptionStarted>, IEventHandler<ProductPurchased>
{
    public Task HandleAsync(SubscriptionStarted subscriptionStarted, EventContext info, CancellationToken ct) => EnrollAsync(
        subscriptionStarted.Subscription.Id, subscriptionStarted.Subscription.Product, subscriptionStarted.Subscription.StartedAt, ct);

    public Task HandleAsync(ProductPurchased purchased, EventContext info, CancellationToken ct) => purchased.Purchase.GrantsAccess
        ? EnrollAsync(Enrollment.IdOf(purchased.Purchase), purchased.Purchase.Product, purchased.Purchase.PurchasedAt, ct)
        : Task.CompletedTask;

    private async Task EnrollAsync(SubscriptionId id, string product, DateTimeOffset startedAt, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync(current.Required, ct);
        if (await db.Set<Enrollment>().AnyAsync(row => row.SubscriptionId == id, ct))
        {
            return;
        }

        var enrollment = db.Add(new Enrollment { SubscriptionId = id, Product = product, StartedAt = startedAt }).Entity;
        lessons.DeliverDue(enrollment);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        metrics.RecordEnrollment(product);
        logger.Enrolled(id.Value, current.Required.Value, product);
    }
}
