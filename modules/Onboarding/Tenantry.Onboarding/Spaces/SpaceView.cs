using Tenantry.Content.Contracts;
using Tenantry.Onboarding.Checklists;

namespace Tenantry.Onboarding.Spaces;

/// <summary>The subscriptions of a tenant with their content, and its checklists.</summary>
/// <param name="Products">A product for each subscription that is worth showing, the newest first.</param>
/// <param name="Checklists">The checklists of the products with access.</param>
internal sealed record SpaceView(IReadOnlyList<ProductView> Products, IReadOnlyList<ChecklistProgress> Checklists);

/// <summary>A subscription with its content.</summary>
/// <param name="Subscription">The subscription.</param>
/// <param name="HasAccess">Whether its content may be read now.</param>
/// <param name="Lessons">The lessons delivered so far.</param>
/// <param name="LessonCount">The number of lessons.</param>
/// <param name="Next">The lesson that opens next; <see langword="null"/> after the last one, or without access.</param>
/// <param name="Projects">The product's projects.</param>
/// <param name="Community">The product's community, if it has one.</param>
internal sealed record ProductView(
    SubscriptionSummary Subscription, bool HasAccess, IReadOnlyList<DeliveredLessonSummary> Lessons, int LessonCount, NextLesson? Next,
    IReadOnlyList<ProjectSummary> Projects, CommunitySummary? Community);
