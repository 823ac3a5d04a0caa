using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Onboarding.Checklists;
using Tenantry.Onboarding.Data;
using Tenantry.Onboarding.Lessons;

namespace Tenantry.Onboarding.Enrolments;

/// <summary>Enrols a subscription when it starts, and delivers its first lesson at once.</summary>
internal sealed class StartEnrolment(
    OnboardingDbContext db, DeliverLessons lessons, CheckChecklist checklist, ICurrentTenant current, OnboardingMetrics metrics, ILogger<StartEnrolment> logger)
    : IEventHandler<SubscriptionStarted>
{
    public async Task HandleAsync(SubscriptionStarted happened, EventInfo info, CancellationToken ct)
    {
        var subscription = happened.Subscription;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync(current.Required, ct);
        if (await db.Enrolments.AnyAsync(row => row.SubscriptionId == subscription.Id, ct))
        {
            return;
        }

        var enrolment = db.Add(new Enrolment { SubscriptionId = subscription.Id, Product = subscription.Product, StartedAt = subscription.StartedAt }).Entity;
        lessons.DeliverDue(enrolment);
        await db.SaveChangesAsync(ct);
        if (await checklist.CheckAsync(subscription.Product, ct))
        {
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        metrics.Enrolled(subscription.Product);
        logger.Enrolled(subscription.Id.Value, current.Required.Value, subscription.Product);
    }
}
