using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tenantry.Onboarding.Checklists;
using Tenantry.Onboarding.Contents;
using Tenantry.Onboarding.Data;
using Tenantry.Onboarding.Enrolments;
using Tenantry.Onboarding.Lessons;
using Tenantry.Platform.Permissions;

namespace Tenantry.Onboarding.Spaces;

/// <summary>Reads everything that the current tenant has, for the home page and for the API.</summary>
internal sealed class ReadSpace(OnboardingDbContext db, Library library, ISubscriptions subscriptions, ReadChecklist checklists, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder onboarding) => onboarding
        .MapGet("", async (ReadSpace read, CancellationToken ct) => TypedResults.Ok(await read.RunAsync(ct)))
        .RequirePermission(OnboardingPermissions.View)
        .WithName(nameof(ReadSpace))
        .WithSummary("Gets the checklist, the lessons and the progress of the tenant.");

    public async Task<SpaceView> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var shown = Shown(await subscriptions.ListAsync(ct), now);
        var enrolments = await db.Enrolments.AsNoTracking().ToDictionaryAsync(row => row.SubscriptionId, ct);
        var lessons = (await db.DeliveredLessons.AsNoTracking().OrderBy(row => row.Number).ToListAsync(ct)).ToLookup(row => row.SubscriptionId);
        var products = shown.ConvertAll(one => Of(one, one.HasAccess(now), enrolments.GetValueOrDefault(one.Id), lessons[one.Id]));
        var progress = new List<ChecklistProgress>();
        foreach (var product in products.Where(product => product.HasAccess).Select(product => product.Subscription.Product).Distinct())
        {
            if (await checklists.RunAsync(product, ct) is { } checklist)
            {
                progress.Add(checklist);
            }
        }

        return new SpaceView(products, progress);
    }

    // One that ended is shown until its product is subscribed to again; one that was never paid for is a matter of the billing page.
    private static List<SubscriptionSummary> Shown(IReadOnlyList<SubscriptionSummary> all, DateTimeOffset now) =>
    [
        .. all.Where(one => one.Status != SubscriptionStatus.Incomplete)
            .GroupBy(one => one.Product, StringComparer.Ordinal)
            .SelectMany(group => group.Any(one => one.HasAccess(now)) ? group.Where(one => one.HasAccess(now)) : group.OrderByDescending(one => one.AccessUntil).Take(1))
            .OrderByDescending(one => one.HasAccess(now)).ThenByDescending(one => one.StartedAt),
    ];

    private ProductView Of(SubscriptionSummary subscription, bool hasAccess, Enrolment? enrolment, IEnumerable<DeliveredLesson> delivered)
    {
        if (library.Find(subscription.Product) is not { } product)
        {
            return new ProductView(subscription, hasAccess, [], 0, null, [], null);
        }

        var open = enrolment?.Delivered ?? 0;
        var next = hasAccess && enrolment is { EndedAt: null } && product.Lesson(open + 1) is { } lesson
            ? new NextLesson(lesson.Number, lesson.Title, product.DueAt(enrolment.StartedAt, lesson.Number))
            : null;
        return new ProductView(
            subscription,
            hasAccess,
            [.. delivered.Select(row => Of(product, row)).OfType<LessonView>()],
            product.Lessons.Length,
            next,
            [.. product.Projects.Select(project => new ProjectView(project.Title, project.Opens, Opens(product, project, open), SpacePaths.Project(product.Key, project.Number)))],
            product.Community is { } community ? new CommunityView(community.Title, SpacePaths.Community(product.Key)) : null);
    }

    private static bool Opens(ProductContent product, Content project, int open) => open >= Math.Min(project.Opens, product.Lessons.Length);

    // A lesson that the product no longer has is not shown; its row stays, in case the file comes back.
    private static LessonView? Of(ProductContent product, DeliveredLesson row) => product.Lesson(row.Number) is { } lesson
        ? new LessonView(row.Id.Value, row.Number, lesson.Title, lesson.Minutes, row.DeliveredAt, row.DoneAt, SpacePaths.Lesson(product.Key, row.Number))
        : null;
}
