using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Onboarding.Contents;
using Tenantry.Onboarding.Data;
using Tenantry.Platform.Data;
using Tenantry.Platform.Tenants;

namespace Tenantry.Onboarding.Enrolments;

/// <summary>The operator's list of enrolments.</summary>
internal static class EnrolmentResource
{
    private const string Active = "Active";
    private const string Ended = "Ended";

    public static ResourceDefinition Definition { get; } = new("enrolments", "Enrolments", OnboardingPermissions.Operate, ListAsync)
    {
        Subtitle = "Who gets which lessons, and how far they are.",
        Icon = "school",
        Group = OperatorGroups.Customers,
        Order = 16,
        SearchHint = "Product",
        Statuses = [Active, Ended],
        Empty = "Nobody is enrolled yet. An enrolment begins when a subscription starts.",
        Columns =
        [
            new("Tenant"), new("Product"), new("Status", CellKind.Status), new("Lessons"), new("Done", CellKind.Number), new("Next lesson", CellKind.Time),
            new("Started", CellKind.Time),
        ],
        FindAsync = FindAsync,
    };

    private static async Task<ResourcePage> ListAsync(IServiceProvider services, ResourceQuery query, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IAcrossTenants<OnboardingDbContext>>().OpenAsync("operator lists enrolments", ct);
        var words = query.Search.ToLowerInvariant();
        var matching = db.Enrolments.AsNoTracking().Where(row =>
            row.Product.Contains(words)
            && (query.Status == "" || (row.EndedAt != null) == (query.Status == Ended)));
        var total = await matching.CountAsync(ct);
        var page = await matching.OrderByDescending(row => row.StartedAt).ThenBy(row => row.SubscriptionId).Skip(query.Skip).Take(query.Size).ToListAsync(ct);
        var ids = page.ConvertAll(row => row.SubscriptionId);
        var done = await db.DeliveredLessons.Where(row => ids.Contains(row.SubscriptionId) && row.DoneAt != null)
            .GroupBy(row => row.SubscriptionId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, ct);
        var names = await services.GetRequiredService<ITenantDirectory>().NamesAsync([.. page.Select(row => row.TenantId).Distinct()], ct);
        var library = services.GetRequiredService<Library>();
        return new ResourcePage(
            [.. page.Select(row => new ResourceRow(
                row.SubscriptionId.ToString(), Name(names, row.TenantId), row.Product, row.EndedAt is null ? Active : Ended, Progress(library, row),
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
        await using var db = await services.GetRequiredService<IAcrossTenants<OnboardingDbContext>>().OpenAsync("operator reads an enrolment", ct);
        if (await db.Enrolments.AsNoTracking().FirstOrDefaultAsync(row => row.SubscriptionId == subscription, ct) is not { } enrolment)
        {
            return null;
        }

        var lessons = await db.DeliveredLessons.AsNoTracking().Where(row => row.SubscriptionId == subscription).OrderBy(row => row.Number).ToListAsync(ct);
        var names = await services.GetRequiredService<ITenantDirectory>().NamesAsync([enrolment.TenantId], ct);
        return new ResourceDetail(
            $"{Name(names, enrolment.TenantId)} · {enrolment.Product}",
            [
                new("Subscription", enrolment.SubscriptionId.ToString(), CellKind.Code),
                new("Status", enrolment.EndedAt is null ? Active : Ended, CellKind.Status),
                new("Started", enrolment.StartedAt, CellKind.Time),
                new("Ended", enrolment.EndedAt, CellKind.Time),
                new("Lessons", Progress(services.GetRequiredService<Library>(), enrolment)),
                new("Next lesson", enrolment.NextLessonAt, CellKind.Time),
                .. lessons.Select(lesson => new ResourceField($"Lesson {lesson.Number}", lesson.DoneAt is null ? "Delivered" : "Done", CellKind.Status)),
            ]);
    }

    private static string Name(IReadOnlyDictionary<TenantId, string> names, TenantId tenant) => names.GetValueOrDefault(tenant) ?? tenant.ToString();

    private static string Progress(Library library, Enrolment row) => $"{row.Delivered} of {Math.Max(row.Delivered, library.Find(row.Product)?.Lessons.Length ?? 0)}";
}
