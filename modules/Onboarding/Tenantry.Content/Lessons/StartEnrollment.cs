using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Content.Data;
using Tenantry.Content.Enrollments;

namespace Tenantry.Content.Lessons;

/// <summary>Enrolls a subscription when it starts and delivers its first lesson immediately.</summary>
internal sealed class StartEnrollment(
    ContentDbContext db, DeliverLessons lessons, ICurrentTenant current, ContentMetrics metrics, ILogger<StartEnrollment> logger)
    : IEventHandler<SubscriptionStarted>
{
    public async Task HandleAsync(SubscriptionStarted subscriptionStarted, EventContext info, CancellationToken ct)
    {
        var subscription = subscriptionStarted.Subscription;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync(current.Required, ct);
        if (await db.Set<Enrollment>().AnyAsync(row => row.SubscriptionId == subscription.Id, ct))
        {
            return;
        }

        var enrollment = db.Add(new Enrollment { SubscriptionId = subscription.Id, Product = subscription.Product,
            StartedAt = subscription.StartedAt }).Entity;
        lessons.DeliverDue(enrollment);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        metrics.RecordEnrollment(subscription.Product);
        logger.Enrolled(subscription.Id.Value, current.Required.Value, subscription.Product);
    }
}
