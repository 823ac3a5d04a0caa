using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tenantry.Content.Contracts;
using Tenantry.Onboarding.Checklists;
using Tenantry.Platform.Permissions;

namespace Tenantry.Onboarding.Spaces;

/// <summary>Reads everything that the current tenant has, for the home page and for the API.</summary>
internal sealed class ReadSpace(
    ISubscriptions subscriptions, IEnumerable<IContentProgress> contents, ReadChecklist checklists, TimeProvider clock)
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
        var content = contents.LastOrDefault() is { } source
            ? (await source.ListAsync(ct)).ToDictionary(progress => progress.Subscription)
            : [];
        var products = shown.ConvertAll(subscription => Of(subscription, subscription.HasAccess(now), content.GetValueOrDefault(subscription.Id.Value)));
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
        .. all.Where(subscriptionSummary => subscriptionSummary.Status != SubscriptionStatus.Incomplete)
            .GroupBy(subscriptionSummary => subscriptionSummary.Product, StringComparer.Ordinal)
            .SelectMany(group => group.Any(subscriptionSummary => subscriptionSummary.HasAccess(now)) ? group.Where(subscriptionSummary => subscriptionSummary.HasAccess(now)) : group.OrderByDescending(subscriptionSummary => subscriptionSummary.AccessUntil).Take(1))
            .OrderByDescending(subscriptionSummary => subscriptionSummary.HasAccess(now)).ThenByDescending(subscriptionSummary => subscriptionSummary.StartedAt),
    ];

    private static ProductView Of(SubscriptionSummary subscription, bool hasAccess, ContentProgress? content) => content is null
        ? new ProductView(subscription, hasAccess, [], 0, null, [], null)
        : new ProductView(
            subscription, hasAccess, content.Lessons, content.LessonCount, hasAccess ? content.Next : null, content.Projects, content.Community);
}
