using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tenantry.Content.Contracts;
using Tenantry.Onboarding.Checklists;
using Tenantry.Platform.Permissions;

namespace Tenantry.Onboarding.Spaces;

/// <summary>
/// Gets the subscriptions, one-time purchases, content and checklists of the current tenant, for the home page and the API.
/// </summary>
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
        var purchases = (await subscriptions.ListPurchasesAsync(ct)).Where(purchase => purchase.GrantsAccess).ToList();
        var visible = SelectVisible([.. await subscriptions.ListAsync(ct), .. purchases.Select(Of)], now);
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

    // A purchase is shown like a subscription that has no end and does not renew.
    private static SubscriptionSummary Of(PurchaseSummary purchase) => new(
        new(purchase.Id.Value), purchase.Tenant, purchase.Product, purchase.ProductName, purchase.Plan, purchase.PlanName,
        new RecurringPrice(purchase.Amount, Interval.Once), 1, SubscriptionStatus.Active, purchase.EndedAt ?? DateTimeOffset.MaxValue,
        purchase.PurchasedAt, purchase.PurchasedAt, DateTimeOffset.MaxValue, CancelsAtPeriodEnd: false);

    private static ProductView Of(SubscriptionSummary subscription, bool hasAccess, ContentProgress? content) => content is null
        ? new ProductView(subscription, hasAccess, [], 0, null, [], null)
        : new ProductView(
            subscription, hasAccess, content.Lessons, content.LessonCount, hasAccess ? content.Next : null, content.Projects,
            content.Community);
}
