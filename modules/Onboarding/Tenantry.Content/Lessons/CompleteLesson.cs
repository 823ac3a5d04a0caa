using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tenantry.Content.Data;
using Tenantry.Content.Enrollments;
using Tenantry.Platform.Permissions;
using Tenantry.Platform.Problems;

namespace Tenantry.Content.Lessons;

/// <summary>Completes a lesson. Completing it again has no effect.</summary>
internal sealed class CompleteLesson(
    ContentDbContext db, FindAccess access, ICurrentTenant current, ContentMetrics metrics, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder content) => content
        .MapPost("/lessons/{id:guid}/done", async (Guid id, CompleteLesson finish, CancellationToken ct) =>
            (await finish.RunAsync(new DeliveredLessonId(id), ct)).ToHttp(at => TypedResults.Ok(new { DoneAt = at })))
        .RequirePermission(ContentPermissions.Progress)
        .WithName(nameof(CompleteLesson))
        .WithSummary("Completes a lesson.");

    public async Task<Result<DateTimeOffset>> RunAsync(DeliveredLessonId id, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync(current.Required, ct);
        if (await db.Set<DeliveredLesson>().FirstOrDefaultAsync(row => row.Id == id, ct) is not { } lesson)
        {
            return ContentProblems.NotFound;
        }

        if (!await access.HasAccessAsync(lesson.SubscriptionId, ct))
        {
            return ContentProblems.AccessEnded.WithDetail("product", lesson.Product);
        }

        if (lesson.DoneAt is { } completedAt)
        {
            return completedAt;
        }

        lesson.DoneAt = clock.GetUtcNow();
        db.Publish(new LessonCompleted(lesson.SubscriptionId.Value, lesson.Product, lesson.Number, lesson.DoneAt.Value));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        metrics.RecordCompletion(lesson.Product);
        return lesson.DoneAt.Value;
    }
}
