using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Content.Catalog;
using Tenantry.Content.Data;
using Tenantry.Content.Enrollments;
using Tenantry.Content.Lessons;
using Tenantry.Platform.Data;

namespace Tenantry.Content.Pages;

/// <summary>The operator's list of enrollments.</summary>
internal static class EnrollmentResource
{
    private const string Active = "Active";
    private const string Ended = "Ended";

    public static ResourceDefinition Definition { get; } = new("enrollments", "Enrollments", ContentPermissions.Operate, ListAsync)
    {
        Subtitle = "Course enrollments and progress per subscription.",
        Icon = "school",
        Group = OperatorSections.Content,
        Order = 16,
        SearchHint = "Product",
        Statuses = [Active, Ended],
        Empty = "No enrollments yet. An enrollment starts with a subscription.",
        Columns =
        [
            new("Tenant"), new("Product"), new("Status", CellKind.Status), new("Lessons"), new("Done", CellKind.Number),
            new("Next lesson", CellKind.Time),
            new("Started", CellKind.Time),
        ],
        FindAsync = FindAsync,
    };

    private static async Task<ResourcePage> ListAsync(IServiceProvider services, ResourceQuery query, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<ICrossTenantDbContextFactory<ContentDbContext>>()
            .CreateDbContextAsync("operator lists enrollments", ct);
        var search = query.Search.ToLowerInvariant();
        var matching = db.Set<Enrollment>().AsNoTracking().Where(row =>
            row.Product.Contains(search)
            && (query.Status == "" || (row.EndedAt != null) == (query.Status == Ended)));
        var total = await matching.CountAsync(ct);
        var page = await matching.OrderByDescending(row => row.StartedAt).ThenBy(row => row.SubscriptionId).Skip(query.Skip)
            .Take(query.Size).ToListAsync(ct);
        var ids = page.ConvertAll(row => row.SubscriptionId);
        var done = await db.Set<DeliveredLesson>().Where(row => ids.Contains(row.SubscriptionId) && row.DoneAt != null)
            .GroupBy(row => row.SubscriptionId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, ct);
        var names = await services.GetRequiredService<ITenants>().GetNamesAsync([.. page.Select(row => row.TenantId).Distinct()], ct);
        var catalog = services.GetRequiredService<ContentLibrary>();
        return new ResourcePage(
            [.. page.Select(row => new ResourceRow(
                row.SubscriptionId.ToString(), Name(names, row.TenantId), row.Product, row.EndedAt is null ? Active : Ended,
                Progress(catalog, row),
                done.GetValueOrDefault(row.SubscriptionId), row.NextLessonAt, row.StartedAt))],
            total);
    }

    private static async Task<ResourceDetail?> FindAsync(IServiceProvider services, string id, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var value))
        {
            return null;
        }

        var subscription = new SubscriptionId(value);
        await using var db = await services.GetRequiredService<ICrossTenantDbContextFactory<ContentDbContext>>()
            .CreateDbContextAsync("operator reads an enrollment", ct);
        if (await db.Set<Enrollment>().AsNoTracking()
            .FirstOrDefaultAsync(row => row.SubscriptionId == subscription, ct) is not { } enrollment)
        {
            return null;
        }

        var lessons = await db.Set<DeliveredLesson>().AsNoTracking().Where(row => row.SubscriptionId == subscription)
            .OrderBy(row => row.Number).ToListAsync(ct);
        var names = await services.GetRequiredService<ITenants>().GetNamesAsync([enrollment.TenantId], ct);
        return new ResourceDetail(
            $"{Name(names, enrollment.TenantId)} · {enrollment.Product}",
            [
                new("Subscription", enrollment.SubscriptionId.ToString(), CellKind.Code),
                new("Status", enrollment.EndedAt is null ? Active : Ended, CellKind.Status),
                new("Started", enrollment.StartedAt, CellKind.Time),
                new("Ended", enrollment.EndedAt, CellKind.Time),
                new("Lessons", Progress(services.GetRequiredService<ContentLibrary>(), enrollment)),
                new("Next lesson", enrollment.NextLessonAt, CellKind.Time),
                .. lessons.Select(lesson => new ResourceField($"Lesson {lesson.Number}", lesson.DoneAt is null ? "Delivered"
                    : "Done", CellKind.Status)),
            ]);
    }

    private static string Name(IReadOnlyDictionary<TenantId, string> names, TenantId tenant) => names.GetValueOrDefault(tenant)
        ?? tenant.ToString();

    private static string Progress(ContentLibrary catalog, Enrollment row) =>
        $"{row.Delivered} of {Math.Max(row.Delivered, catalog.Find(row.Product)?.Lessons.Length ?? 0)}";
}
