using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Tenantry.AdminUi;

/// <summary>Contributes figures to the header of the operator's page of a tenant, such as its MRR or its next invoice.</summary>
public interface ITenantFigures
{
    /// <summary>Gets the operator's permission that the figures require. Without it they are left out.</summary>
    string Permission { get; }

    /// <summary>Gets the position among the contributors. Lower values come first.</summary>
    int Order { get; }

    /// <summary>Reads the figures of a tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The figures in their order; empty if there is nothing to show.</returns>
    Task<IReadOnlyList<TenantFigure>> ReadAsync(TenantId tenant, CancellationToken cancellationToken = default);
}

/// <summary>Represents a figure in the header of the page of a tenant.</summary>
/// <param name="Label">The name of the figure: <c>MRR</c>.</param>
/// <param name="Value">The formatted value.</param>
public sealed record TenantFigure(string Label, string Value)
{
    /// <summary>Gets the second line, such as a date; <see langword="null"/> for none.</summary>
    public string? Note { get; init; }

    /// <summary>Gets the page with the details, as a path from the root; <see langword="null"/> for none.</summary>
    public string? Href { get; init; }
}

/// <summary>Represents a generated list whose rows appear on the page of their tenant.</summary>
/// <param name="Resource">The name of the resource. It has a filter named <c>tenant</c>.</param>
/// <param name="Order">The position on the page. Lower values come first.</param>
public sealed record TenantList(string Resource, int Order);

/// <summary>Registers what modules contribute to the page of a tenant.</summary>
public static class TenantPageContributions
{
    /// <summary>Adds figures to the header. Adding a contributor again has no effect.</summary>
    /// <typeparam name="TFigures">The type of the contributor. It is created once for each request.</typeparam>
    /// <param name="services">The services.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddTenantFigures<TFigures>(this IServiceCollection services)
        where TFigures : class, ITenantFigures
    {
        services.TryAddEnumerable(ServiceDescriptor.Scoped<ITenantFigures, TFigures>());
        return services;
    }

    /// <summary>Adds the newest rows of a generated list. The list must have a filter named <c>tenant</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="resource">The name of the resource.</param>
    /// <param name="order">The position on the page. Lower values come first.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddTenantList(this IServiceCollection services, string resource, int order) =>
        services.AddSingleton(new TenantList(resource, order));
}
