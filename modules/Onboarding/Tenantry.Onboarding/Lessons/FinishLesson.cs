using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tenantry.Onboarding.Checklists;
using Tenantry.Onboarding.Data;
using Tenantry.Onboarding.Enrolments;
using Tenantry.Platform.Permissions;
using Tenantry.Platform.Problems;

namespace Tenantry.Onboarding.Lessons;

/// <summary>Marks a lesson as done. Doing it again changes nothing.</summary>
internal sealed class FinishLesson(
    OnboardingDbContext db, FindAccess access, CheckChecklist checklist, ICurrentTenant current, OnboardingMetrics metrics, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder onboarding) => onboarding
        .MapPost("/lessons/{id:guid}/done", async (Guid id, FinishLesson finish, CancellationToken ct) =>
            (await finish.RunAsync(new DeliveredLessonId(id), ct)).ToHttp(at => TypedResults.Ok(new { DoneAt = at })))
        .RequirePermission(OnboardingPermissions.Progress)
        .WithName(nameof(FinishLesson))
        .WithSummary("Marks a lesson as completed.");

    public async Task<Result<DateTimeOffset>> RunAsync(DeliveredLessonId id, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync(current.Required, ct);
        if (await db.DeliveredLessons.FirstOrDefaultAsync(row => row.Id == id, ct) is not { } lesson)
        {
            return OnboardingProblems.ContentNotFound;
        }

        if (!await access.HasAccessAsync(lesson.SubscriptionId, ct))
        {
            return OnboardingProblems.AccessEnded.With("product", lesson.Product);
        }

        if (lesson.DoneAt is { } done)
        {
            return done;
        }

        lesson.DoneAt = clock.GetUtcNow();
        await db.SaveChangesAsync(ct);
        if (await checklist.CheckAsync(lesson.Product, ct))
        {
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        metrics.LessonDone(lesson.Product);
        return lesson.DoneAt.Value;
    }
}
