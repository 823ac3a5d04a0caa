using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Content.Data;

namespace Tenantry.Content.Enrollments;

/// <summary>Ends an enrollment when its subscription ends. No further lessons are delivered; the progress is kept.</summary>
internal sealed class EndEnrollment(ContentDbContext db, ICurrentTenant current, ILogger<EndEnrollment> logger)
    : IEventHandler<SubscriptionEnded>, IEventHandler<PurchaseEnded>
{
    public Task HandleAsync(SubscriptionEnded subscriptionEnded, EventContext info, CancellationToken ct) =>
        EndAsync(subscriptionEnded.Subscription.Id, subscriptionEnded.At, ct);

    public Task HandleAsync(PurchaseEnded purchaseEnded, EventContext info, CancellationToken ct) =>
        EndAsync(Enrollment.IdOf(purchaseEnded.Purchase), purchaseEnded.At, ct);

    private async Task EndAsync(SubscriptionId id, DateTimeOffset at, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync(current.Required, ct);
        if (await db.Set<Enrollment>().FirstOrDefaultAsync(row => row.SubscriptionId == id, ct) is not { EndedAt: null } enrollment)
        {
            return;
        }

        enrollment.EndedAt = at;
        enrollment.NextLessonAt = null;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        logger.EnrollmentEnded(id.Value, current.Required.Value);
    }
}
