using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Tenantry.AdminUi;

/// <summary>
/// Reads what happened to a tenant from the tables of a module: nothing is written for the timeline. A module has one contributor for each
/// kind of event.
/// </summary>
public interface ITimelineContributor
{
    /// <summary>
    /// Gets what its entries are about, in the plural: <c>Payments</c>. The page filters by it; several contributors may share one.
    /// </summary>
    string Topic { get; }

    /// <summary>
    /// Gets a value indicating whether the entries are of interest only while a failure is examined, such as webhooks. They appear only
    /// when their topic is chosen.
    /// </summary>
    /// <value>The default is <see langword="false"/>.</value>
    bool IsTechnical => false;

    /// <summary>Gets the operator's permission that its entries need. Without it they are left out.</summary>
    string Permission { get; }

    /// <summary>
    /// Reads the latest entries of a tenant that are not younger than an instant. Entries of one instant must have the same order each
    /// time, or the pages overlap.
    /// </summary>
    /// <param name="request">The tenant, the instant and the largest number of entries.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The entries, newest first.</returns>
    Task<IReadOnlyList<TimelineEntry>> ReadAsync(TimelineRequest request, CancellationToken ct = default);
}

/// <summary>Registers contributors to the timeline of a tenant.</summary>
public static class TimelineContributors
{
    /// <summary>Adds a contributor. Adding it again has no effect.</summary>
    /// <typeparam name="TContributor">The type of the contributor. It is created once for each request.</typeparam>
    /// <param name="services">The services.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddTimeline<TContributor>(this IServiceCollection services)
        where TContributor : class, ITimelineContributor
    {
        services.TryAddEnumerable(ServiceDescriptor.Scoped<ITimelineContributor, TContributor>());
        return services;
    }
}
