using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Onboarding.Contents;
using Tenantry.Onboarding.Data;
using Tenantry.Onboarding.Enrolments;

namespace Tenantry.Onboarding.Lessons;

/// <summary>Delivers the lessons that are due to one subscription, each once.</summary>
internal sealed class DeliverLessons(
    OnboardingDbContext db, Library library, ISubscriptions subscriptions, ICurrentTenant current, TimeProvider clock, OnboardingMetrics metrics,
    ILogger<DeliverLessons> logger)
{
    /// <summary>Delivers under the tenant's lock, where there is access. A subscription that is behind with its payment gets its lessons when it has paid.</summary>
    public async Task<int> RunAsync(SubscriptionId id, CancellationToken ct)
    {
        var subscription = (await subscriptions.ListAsync(ct)).FirstOrDefault(one => one.Id == id);
        if (subscription?.HasAccess(clock.GetUtcNow()) != true)
        {
            return 0;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync(current.Required, ct);
        if (await db.Enrolments.FirstOrDefaultAsync(row => row.SubscriptionId == id, ct) is not { EndedAt: null } enrolment)
        {
            return 0;
        }

        var delivered = DeliverDue(enrolment);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return delivered;
    }

    /// <summary>Adds what is due to the context. The caller holds the lock and saves.</summary>
    public int DeliverDue(Enrolment enrolment)
    {
        if (library.Find(enrolment.Product) is not { } product)
        {
            return 0;
        }

        var now = clock.GetUtcNow();
        var first = enrolment.Delivered + 1;
        var last = product.DueBy(enrolment.StartedAt, now);
        for (var number = first; number <= last; number++)
        {
            db.Add(new DeliveredLesson
            {
                Id = DeliveredLessonId.New(clock), SubscriptionId = enrolment.SubscriptionId, Product = enrolment.Product, Number = number, DeliveredAt = now,
            });
            db.Publish(new LessonDelivered(enrolment.SubscriptionId.Value, enrolment.Product, number, now));
            metrics.Delivered(enrolment.Product, now - product.DueAt(enrolment.StartedAt, number));
        }

        enrolment.Delivered = Math.Max(last, enrolment.Delivered);
        enrolment.NextLessonAt = enrolment.Delivered < product.Lessons.Length ? product.DueAt(enrolment.StartedAt, enrolment.Delivered + 1) : null;
        if (last >= first)
        {
            logger.Delivered(first, last, enrolment.Product, enrolment.SubscriptionId.Value);
        }

        return Math.Max(0, last - first + 1);
    }
}
