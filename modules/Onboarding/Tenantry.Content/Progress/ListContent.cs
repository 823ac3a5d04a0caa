using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tenantry.Content.Catalog;
using Tenantry.Content.Data;
using Tenantry.Content.Enrollments;
using Tenantry.Content.Lessons;
using Tenantry.Platform.Permissions;

namespace Tenantry.Content.Progress;

/// <summary>Lists the content of the current tenant, for the API and for other modules.</summary>
internal sealed class ListContent(ContentDbContext db, ContentLibrary catalog) : IContentProgress
{
    public static void Map(IEndpointRouteBuilder content) => content
        .MapGet("", async (ListContent read, CancellationToken ct) => TypedResults.Ok(await read.ListAsync(ct)))
        .RequirePermission(ContentPermissions.View)
        .WithName(nameof(ListContent))
        .WithSummary("Lists the tenant's lessons, projects and communities with the progress.");

    public async Task<IReadOnlyList<ContentProgress>> ListAsync(CancellationToken ct)
    {
        var enrollments = await db.Set<Enrollment>().AsNoTracking().OrderByDescending(enrollment => enrollment.StartedAt).ToListAsync(ct);
        var lessons = (await db.Set<DeliveredLesson>().AsNoTracking().OrderBy(lesson => lesson.Number)
            .ToListAsync(ct)).ToLookup(lesson => lesson.SubscriptionId);
        return [.. enrollments.Select(enrollment => Of(enrollment, lessons[enrollment.SubscriptionId])).OfType<ContentProgress>()];
    }

    public Task<bool> HasCompletedLessonAsync(string product, CancellationToken ct) =>
        db.Set<DeliveredLesson>().AnyAsync(lesson => lesson.Product == product && lesson.DoneAt != null, ct);

    private ContentProgress? Of(Enrollment enrollment, IEnumerable<DeliveredLesson> delivered)
    {
        if (catalog.Find(enrollment.Product) is not { } product)
        {
            return null;
        }

        var next = enrollment.EndedAt is null && product.FindLesson(enrollment.Delivered + 1) is { } lesson
            ? new NextLesson(lesson.Number, lesson.Title, product.DueAt(enrollment.StartedAt, lesson.Number))
            : null;
        return new ContentProgress(
            enrollment.SubscriptionId.Value,
            product.Key,
            [.. delivered.Select(lesson => Of(product, lesson)).OfType<DeliveredLessonSummary>()],
            product.Lessons.Length,
            next,
            [.. product.Projects.Select(project => new ProjectSummary(
                project.Title, project.UnlockedByLesson, IsOpen(product, project, enrollment.Delivered),
                ContentPaths.Project(product.Key, project.Number)))],
            product.Community is { } community ? new CommunitySummary(community.Title, ContentPaths.Community(product.Key)) : null);
    }

    private static bool IsOpen(ProductContent product, ContentItem project, int delivered) =>
        delivered >= Math.Min(project.UnlockedByLesson, product.Lessons.Length);

    // A lesson whose file was removed is not listed. Its row stays in case the file is restored.
    private static DeliveredLessonSummary? Of(ProductContent product, DeliveredLesson row) => product.FindLesson(row.Number) is { } lesson
        ? new DeliveredLessonSummary(
            row.Id.Value, row.Number, lesson.Title, lesson.Minutes, row.DeliveredAt, row.DoneAt,
            ContentPaths.Lesson(product.Key, row.Number))
        : null;
}
