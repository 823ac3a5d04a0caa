namespace Tenantry.Content.Contracts;

/// <summary>Reads the content of the current tenant, and the progress with it.</summary>
public interface IContentProgress
{
    /// <summary>Lists the content of each subscription of the current tenant, whether or not it still gives access.</summary>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The content by subscription.</returns>
    Task<IReadOnlyList<ContentProgress>> ListAsync(CancellationToken ct = default);

    /// <summary>Determines whether the current tenant has completed a lesson of a product.</summary>
    /// <param name="product">The product's key.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns><see langword="true"/> where a lesson is completed.</returns>
    Task<bool> HasCompletedLessonAsync(string product, CancellationToken ct = default);
}

/// <summary>The content of a subscription, and the progress with it.</summary>
/// <param name="Subscription">The subscription's id.</param>
/// <param name="Product">The product's key.</param>
/// <param name="Lessons">The lessons delivered so far.</param>
/// <param name="LessonCount">The number of lessons of the product.</param>
/// <param name="Next">The lesson that opens next; <see langword="null"/> after the last one, or where the subscription ended.</param>
/// <param name="Projects">The product's projects.</param>
/// <param name="Community">The product's community, if it has one.</param>
public sealed record ContentProgress(
    Guid Subscription, string Product, IReadOnlyList<DeliveredLessonSummary> Lessons, int LessonCount, NextLesson? Next, IReadOnlyList<ProjectSummary> Projects,
    CommunitySummary? Community);

/// <summary>A lesson that was delivered.</summary>
/// <param name="Id">The id with which <c>POST /api/content/lessons/{id}/done</c> is called.</param>
/// <param name="Number">The number, from 1.</param>
/// <param name="Title">The title.</param>
/// <param name="Minutes">The minutes it takes; <see langword="null"/> where that is not known.</param>
/// <param name="DeliveredAt">The time of its delivery.</param>
/// <param name="DoneAt">The time at which it was marked as done; <see langword="null"/> where it was not.</param>
/// <param name="Href">The path of its page.</param>
public sealed record DeliveredLessonSummary(Guid Id, int Number, string Title, int? Minutes, DateTimeOffset DeliveredAt, DateTimeOffset? DoneAt, string Href);

/// <summary>A lesson that is not open yet.</summary>
/// <param name="Number">The number, from 1.</param>
/// <param name="Title">The title.</param>
/// <param name="OpensAt">The time at which it opens.</param>
public sealed record NextLesson(int Number, string Title, DateTimeOffset OpensAt);

/// <summary>A project.</summary>
/// <param name="Title">The title.</param>
/// <param name="OpensWith">The number of the lesson with which it opens.</param>
/// <param name="IsOpen">Whether it is open.</param>
/// <param name="Href">The path of its page.</param>
public sealed record ProjectSummary(string Title, int OpensWith, bool IsOpen, string Href);

/// <summary>A community.</summary>
/// <param name="Title">The title.</param>
/// <param name="Href">The path of its page.</param>
public sealed record CommunitySummary(string Title, string Href);
