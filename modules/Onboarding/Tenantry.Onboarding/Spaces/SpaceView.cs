using Tenantry.Content.Contracts;
using Tenantry.Onboarding.Checklists;

namespace Tenantry.Onboarding.Spaces;

/// <summary>Represents the home page of a tenant: subscriptions with their content, and checklists.</summary>
/// <param name="Products">The products of the visible subscriptions, newest first.</param>
/// <param name="Checklists">The checklists of the products with access.</param>
internal sealed record SpaceView(IReadOnlyList<ProductView> Products, IReadOnlyList<ChecklistProgress> Checklists);

/// <summary>Represents a subscription with its content.</summary>
/// <param name="Subscription">The subscription.</param>
/// <param name="HasAccess"><see langword="true"/> if the subscription grants access now; otherwise, <see langword="false"/>.</param>
/// <param name="Lessons">The lessons delivered so far.</param>
/// <param name="LessonCount">The number of lessons.</param>
/// <param name="Next">The next lesson to unlock, or <see langword="null"/> after the last lesson or without access.</param>
/// <param name="Projects">The product's projects.</param>
/// <param name="Community">The product's community, if it has one.</param>
internal sealed record ProductView(
    SubscriptionSummary Subscription, bool HasAccess, IReadOnlyList<DeliveredLessonSummary> Lessons, int LessonCount, NextLesson? Next,
    IReadOnlyList<ProjectSummary> Projects, CommunitySummary? Community);
