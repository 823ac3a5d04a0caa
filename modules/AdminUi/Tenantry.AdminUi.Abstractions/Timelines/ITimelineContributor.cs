using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Tenantry.AdminUi;

/// <summary>
/// Tells what happened to one tenant, out of tables that a module has anyway: nothing is written for the timeline. A module has one for
/// each kind of thing it knows.
/// </summary>
public interface ITimelineContributor
{
    /// <summary>
    /// Gets what its entries are about, in the plural: <c>Payments</c>. The page filters by it; several contributors may share one.
    /// </summary>
    string Topic { get; }

    /// <summary>Gets the operator's permission that its entries need. Without it they are left out.</summary>
    string Permission { get; }

    /// <summary>
    /// Reads the latest entries of a tenant that are not younger than an instant. Those of one instant must come in the same order each
    /// time,
    /// or the pages overlap.
    /// </summary>
    /// <param name="request">Whose, until when, and how many at most.</param>
    /// <param name="ct">Stops the reading.</param>
    /// <returns>The entries, the newest first.</returns>
    Task<IReadOnlyList<TimelineEntry>> ReadAsync(TimelineRequest request, CancellationToken ct = default);
}

/// <summary>Registers what tells a tenant's timeline.</summary>
public static class TimelineContributors
{
    /// <summary>Adds a contributor. Adding it again is harmless.</summary>
    /// <typeparam name="TContributor">Its type; made once for each request.</typeparam>
    /// <param name="services">The services.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddTimeline<TContributor>(this IServiceCollection services)
        where TContributor : class, ITimelineContributor
    {
        services.TryAddEnumerable(ServiceDescriptor.Scoped<ITimelineContributor, TContributor>());
        return services;
    }
}
