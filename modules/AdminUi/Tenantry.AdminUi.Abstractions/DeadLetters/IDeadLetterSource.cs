using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Tenantry.AdminUi;

/// <summary>
/// Knows what was given up on after many tries, such as webhooks, and the way back for it. The operator has one list of all of them.
/// </summary>
public interface IDeadLetterSource
{
    /// <summary>Lists what was given up on, the latest first.</summary>
    /// <param name="search">The words searched for, in the name or the error; or empty.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="ct">Stops the reading.</param>
    /// <returns>The letters, and how many there are in all.</returns>
    Task<(IReadOnlyList<DeadLetter> Letters, int Total)> ListAsync(string search, int take, CancellationToken ct = default);

    /// <summary>Reads one in full.</summary>
    /// <param name="key">Its key; another source's keys are unknown here.</param>
    /// <param name="ct">Stops the reading.</param>
    /// <returns>It, or <see langword="null"/>.</returns>
    Task<ResourceDetail?> FindAsync(string key, CancellationToken ct = default);

    /// <summary>Says what trying again does.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="ct">Stops the reading.</param>
    /// <returns>A sentence; empty where it is no longer there.</returns>
    Task<string> SayAsync(string key, CancellationToken ct = default);

    /// <summary>Tries it again. It is audited.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="reason">Why, for the audit trail.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>Done, or refused where it is no longer there.</returns>
    Task<Result> ReplayAsync(string key, string? reason, CancellationToken ct = default);
}

/// <summary>Something that was given up on.</summary>
/// <param name="Key">Its key among all dead letters; a part of an address, without a slash.</param>
/// <param name="Name">What it is: the event's name.</param>
/// <param name="Tenant">Whose it is; <see langword="null"/> where that is not known.</param>
/// <param name="Error">Why the last try failed.</param>
/// <param name="HappenedAt">When it happened.</param>
/// <param name="DiedAt">When it was given up.</param>
public sealed record DeadLetter(string Key, string Name, TenantId? Tenant, string Error, DateTimeOffset HappenedAt, DateTimeOffset DiedAt);

/// <summary>Registers sources of dead letters.</summary>
public static class DeadLetterSources
{
    /// <summary>Adds a source. Adding it again is harmless.</summary>
    /// <typeparam name="TSource">Its type; made once for each request.</typeparam>
    /// <param name="services">The services.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddDeadLetters<TSource>(this IServiceCollection services)
        where TSource : class, IDeadLetterSource
    {
        services.TryAddEnumerable(ServiceDescriptor.Scoped<IDeadLetterSource, TSource>());
        return services;
    }
}
