using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tenantry.Content.Contracts;
using Tenantry.Onboarding.Checklists;
using Tenantry.Platform.Permissions;

namespace Tenantry.Onboarding.Spaces;

/// <summary>Gets the subscriptions, content and checklists of the current tenant, for the home page and the API.</summary>
internal sealed class GetSpace(
    ISubscriptions subscriptions, IEnumerable<IContentProgress> contents, GetChecklist checklists, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder onboarding) => onboarding
        .MapGet("", async (GetSpace read, CancellationToken ct) => TypedResults.Ok(await read.RunAsync(ct)))
        .RequirePermission(OnboardingPermissions.View)
        .WithName(nameof(GetSpace))
        .WithSummary("Gets the tenant's checklists, lessons and progress.");

    public async Task<SpaceView> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var visible = SelectVisible(await subscriptions.ListAsync(ct), now);
        var content = contents.LastOrDefault() is { } source
            ? (await source.ListAsync(ct)).ToDictionary(progress => progress.Subscription)
            : [];
        var products = visible.ConvertAll(subscription =>
            Of(subscription, subscription.HasAccess(now), content.GetValueOrDefault(subscription.Id.Value)));
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

    // An ended subscription is visible until the tenant subscribes to the product again. A subscription that was never paid is shown on the
    // billing page only.
    private static List<SubscriptionSummary> SelectVisible(IReadOnlyList<SubscriptionSummary> subscriptions, DateTimeOffset now) =>
    [
        .. subscriptions.Where(subscription => subscription.Status != SubscriptionStatus.Incomplete)
            .GroupBy(subscription => subscription.Product, StringComparer.Ordinal)
            .SelectMany(group => group.Any(subscription => subscription.HasAccess(now))
                ? group.Where(subscription => subscription.HasAccess(now))
                : group.OrderByDescending(subscription => subscription.AccessUntil).Take(1))
            .OrderByDescending(subscription => subscription.HasAccess(now)).ThenByDescending(subscription => subscription.StartedAt),
    ];

    private static ProductView Of(SubscriptionSummary subscription, bool hasAccess, ContentProgress? content) => content is null
        ? new ProductView(subscription, hasAccess, [], 0, null, [], null)
        : new ProductView(
            subscription, hasAccess, content.Lessons, content.LessonCount, hasAccess ? content.Next : null, content.Projects,
            content.Community);
}
