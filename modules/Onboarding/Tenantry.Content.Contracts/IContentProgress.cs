namespace Tenantry.Content.Contracts;

/// <summary>Provides the content of the current tenant with its progress.</summary>
public interface IContentProgress
{
    /// <summary>Lists the content of each subscription of the current tenant, including subscriptions without access.</summary>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The content by subscription.</returns>
    Task<IReadOnlyList<ContentProgress>> ListAsync(CancellationToken ct = default);

    /// <summary>Determines whether the current tenant has completed a lesson of a product.</summary>
    /// <param name="product">The product's key.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns><see langword="true"/> if a lesson is completed; otherwise, <see langword="false"/>.</returns>
    Task<bool> HasCompletedLessonAsync(string product, CancellationToken ct = default);
}

/// <summary>Represents the content of a subscription with its progress.</summary>
/// <param name="Subscription">The ID of the subscription.</param>
/// <param name="Product">The product's key.</param>
/// <param name="Lessons">The lessons delivered so far.</param>
/// <param name="LessonCount">The number of lessons of the product.</param>
/// <param name="Next">The next lesson to unlock, or <see langword="null"/> after the last lesson or if the subscription ended.</param>
/// <param name="Projects">The product's projects.</param>
/// <param name="Community">The product's community, if it has one.</param>
public sealed record ContentProgress(
    Guid Subscription, string Product, IReadOnlyList<DeliveredLessonSummary> Lessons, int LessonCount, NextLesson? Next,
    IReadOnlyList<ProjectSummary> Projects,
    CommunitySummary? Community);

/// <summary>Represents a delivered lesson.</summary>
/// <param name="Id">The ID for <c>POST /api/content/lessons/{id}/done</c>.</param>
/// <param name="Number">The number, from 1.</param>
/// <param name="Title">The title.</param>
/// <param name="Minutes">The estimated duration in minutes, or <see langword="null"/> if it is not specified.</param>
/// <param name="DeliveredAt">The time of the delivery.</param>
/// <param name="DoneAt">The time at which the lesson was completed, or <see langword="null"/> if it is not completed.</param>
/// <param name="Href">The path of its page.</param>
public sealed record DeliveredLessonSummary(Guid Id, int Number, string Title, int? Minutes, DateTimeOffset DeliveredAt,
    DateTimeOffset? DoneAt, string Href);

/// <summary>Represents a lesson that is still locked.</summary>
/// <param name="Number">The number, from 1.</param>
/// <param name="Title">The title.</param>
/// <param name="OpensAt">The time at which the lesson unlocks.</param>
public sealed record NextLesson(int Number, string Title, DateTimeOffset OpensAt);

/// <summary>Represents a project.</summary>
/// <param name="Title">The title.</param>
/// <param name="OpensWith">The number of the lesson that unlocks the project.</param>
/// <param name="IsOpen"><see langword="true"/> if the project is unlocked; otherwise, <see langword="false"/>.</param>
/// <param name="Href">The path of its page.</param>
public sealed record ProjectSummary(string Title, int OpensWith, bool IsOpen, string Href);

/// <summary>Represents a community.</summary>
/// <param name="Title">The title.</param>
/// <param name="Href">The path of its page.</param>
public sealed record CommunitySummary(string Title, string Href);
