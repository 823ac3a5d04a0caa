using Tenantry.Onboarding.Checklists;

namespace Tenantry.Onboarding.Spaces;

/// <summary>What a tenant has, and how far it is.</summary>
/// <param name="Products">A product for each subscription that is worth showing, the newest first.</param>
/// <param name="Checklists">The checklists of the products with access.</param>
internal sealed record SpaceView(IReadOnlyList<ProductView> Products, IReadOnlyList<ChecklistProgress> Checklists);

/// <summary>A subscription with its content.</summary>
/// <param name="Subscription">The subscription.</param>
/// <param name="HasAccess">Whether its content may be read now.</param>
/// <param name="Lessons">The lessons delivered so far.</param>
/// <param name="LessonCount">How many there are in all.</param>
/// <param name="Next">The lesson that comes next; none after the last.</param>
/// <param name="Projects">The product's projects.</param>
/// <param name="Community">Its community, if it has one.</param>
internal sealed record ProductView(
    SubscriptionSummary Subscription, bool HasAccess, IReadOnlyList<LessonView> Lessons, int LessonCount, NextLesson? Next, IReadOnlyList<ProjectView> Projects,
    CommunityView? Community);

/// <summary>A delivered lesson.</summary>
/// <param name="Id">What <c>POST /api/onboarding/lessons/{id}/done</c> is called with.</param>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Minutes">About how long it takes.</param>
/// <param name="DeliveredAt">Since when it is open.</param>
/// <param name="DoneAt">When it was marked as done.</param>
/// <param name="Href">Its page.</param>
internal sealed record LessonView(Guid Id, int Number, string Title, int? Minutes, DateTimeOffset DeliveredAt, DateTimeOffset? DoneAt, string Href);

/// <summary>A lesson that is not open yet.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="OpensAt">When it opens.</param>
internal sealed record NextLesson(int Number, string Title, DateTimeOffset OpensAt);

/// <summary>A project.</summary>
/// <param name="Title">Its title.</param>
/// <param name="OpensWith">The lesson it opens with.</param>
/// <param name="IsOpen">Whether it is open.</param>
/// <param name="Href">Its page.</param>
internal sealed record ProjectView(string Title, int OpensWith, bool IsOpen, string Href);

/// <summary>A community.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Href">Its page.</param>
internal sealed record CommunityView(string Title, string Href);
