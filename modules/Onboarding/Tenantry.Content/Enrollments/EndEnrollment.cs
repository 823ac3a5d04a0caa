using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Content.Data;

namespace Tenantry.Content.Enrollments;

/// <summary>Ends an enrollment when its subscription ends. No further lessons are delivered; the progress is kept.</summary>
internal sealed class EndEnrollment(ContentDbContext db, ICurrentTenant current, ILogger<EndEnrollment> logger)
    : IEventHandler<SubscriptionEnded>
{
    public async Task HandleAsync(SubscriptionEnded subscriptionEnded, EventContext info, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync(current.Required, ct);
        var id = subscriptionEnded.Subscription.Id;
        if (await db.Set<Enrollment>().FirstOrDefaultAsync(row => row.SubscriptionId == id, ct) is not { EndedAt: null } enrollment)
        {
            return;
        }

        enrollment.EndedAt = subscriptionEnded.At;
        enrollment.NextLessonAt = null;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        logger.EnrollmentEnded(id.Value, current.Required.Value);
    }
}
