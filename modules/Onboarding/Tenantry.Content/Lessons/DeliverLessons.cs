using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Content.Catalog;
using Tenantry.Content.Data;
using Tenantry.Content.Enrollments;

namespace Tenantry.Content.Lessons;

/// <summary>Delivers the due lessons of a subscription, each one once.</summary>
internal sealed class DeliverLessons(
    ContentDbContext db, ContentLibrary catalog, FindAccess access, ICurrentTenant current, TimeProvider clock,
    ContentMetrics metrics,
    ILogger<DeliverLessons> logger)
{
    /// <summary>
    /// Delivers under the tenant's lock if the subscription grants access. An unpaid subscription receives its lessons after it is paid.
    /// </summary>
    public async Task<int> RunAsync(SubscriptionId id, CancellationToken ct)
    {
        if (!await access.HasAccessAsync(id, ct))
        {
            return 0;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync(current.Required, ct);
        if (await db.Set<Enrollment>().FirstOrDefaultAsync(row => row.SubscriptionId == id, ct) is not { EndedAt: null } enrollment)
        {
            return 0;
        }

        var delivered = DeliverDue(enrollment);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return delivered;
    }

    /// <summary>Adds the due lessons to the DbContext. The caller takes the lock and saves.</summary>
    public int DeliverDue(Enrollment enrollment)
    {
        if (catalog.Find(enrollment.Product) is not { } product)
        {
            return 0;
        }

        var now = clock.GetUtcNow();
        var first = enrollment.Delivered + 1;
        var last = product.CountDue(enrollment.StartedAt, now);
        for (var number = first; number <= last; number++)
        {
            db.Add(new DeliveredLesson
            {
                Id = DeliveredLessonId.New(clock), SubscriptionId = enrollment.SubscriptionId, Product = enrollment.Product,
                Number = number, DeliveredAt = now,
            });
            db.Publish(new LessonDelivered(enrollment.SubscriptionId.Value, enrollment.Product, number, now));
            metrics.RecordDelivery(enrollment.Product, now - product.DueAt(enrollment.StartedAt, number));
        }

        enrollment.Delivered = Math.Max(last, enrollment.Delivered);
        enrollment.NextLessonAt = enrollment.Delivered < product.Lessons.Length
            ? product.DueAt(enrollment.StartedAt, enrollment.Delivered + 1) : null;
        if (last >= first)
        {
            logger.Delivered(first, last, enrollment.Product, enrollment.SubscriptionId.Value);
        }

        return Math.Max(0, last - first + 1);
    }
}
