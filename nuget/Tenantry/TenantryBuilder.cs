using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Content;
using Tenantry.Emailing;
using Tenantry.FeatureGating;
using Tenantry.FeatureGating.Contracts;
using Tenantry.Lifecycle;
using Tenantry.Metering;
using Tenantry.Metering.Contracts;
using Tenantry.Onboarding;
using Tenantry.Platform;
using Tenantry.RevenueDashboard;
using Tenantry.Tenancy;

namespace Tenantry;

/// <summary>
/// Represents a builder that describes the site (its name, its target and its products) and provides the builders of the modules.
/// </summary>
public sealed class TenantryBuilder
{
    private readonly List<ProductDescription> _products = [];

    internal TenantryBuilder()
    {
    }

    /// <summary>Gets the builder of the platform.</summary>
    public required PlatformBuilder Platform { get; init; }

    /// <summary>Gets the builder of email.</summary>
    public required EmailingBuilder Emailing { get; init; }

    /// <summary>Gets the builder of tenancy.</summary>
    public required TenancyBuilder Tenancy { get; init; }

    /// <summary>Gets the builder of billing.</summary>
    public required BillingBuilder Billing { get; init; }

    /// <summary>Gets the builder of metering.</summary>
    public required MeteringBuilder Metering { get; init; }

    /// <summary>Gets the builder of feature gating.</summary>
    public required FeatureGatingBuilder FeatureGating { get; init; }

    /// <summary>Gets the builder of onboarding.</summary>
    /// <exception cref="InvalidOperationException">The module is excluded.</exception>
    public OnboardingBuilder Onboarding
    {
        get => field ?? throw ModuleExcluded(TenantryModules.Onboarding);
        internal set;
    }

    /// <summary>Gets the builder of content.</summary>
    /// <exception cref="InvalidOperationException">The module is excluded.</exception>
    public ContentBuilder Content
    {
        get => field ?? throw ModuleExcluded(TenantryModules.Content);
        internal set;
    }

    /// <summary>Gets the builder of lifecycle emails.</summary>
    /// <exception cref="InvalidOperationException">The module is excluded.</exception>
    public LifecycleBuilder Lifecycle
    {
        get => field ?? throw ModuleExcluded(TenantryModules.Lifecycle);
        internal set;
    }

    /// <summary>Gets the builder of the revenue dashboard.</summary>
    /// <exception cref="InvalidOperationException">The module is excluded.</exception>
    public RevenueDashboardBuilder RevenueDashboard
    {
        get => field ?? throw ModuleExcluded(TenantryModules.RevenueDashboard);
        internal set;
    }

    internal IReadOnlyList<ProductDescription> ProductDescriptions => _products;

    /// <summary>Sets the name of the site, which is shown in emails and on pages.</summary>
    /// <param name="name">The name, at most 80 characters.</param>
    /// <returns>This builder.</returns>
    public TenantryBuilder Named(string name)
    {
        Platform.Configure(platform => platform.SiteName = name);
        Platform.Services.PostConfigure<AdminUiOptions>(pages => pages.ProductName = name);
        return this;
    }

    /// <summary>Sets the monthly revenue target for all products together. The revenue dashboard shows the progress.</summary>
    /// <param name="target">The target.</param>
    /// <returns>This builder.</returns>
    public TenantryBuilder MonthlyTarget(Money target)
    {
        Platform.Services.PostConfigure<RevenueDashboardOptions>(dashboard =>
        {
            dashboard.MonthlyTarget = target.Units;
            dashboard.Currency = target.Currency.Code;
        });
        return this;
    }

    /// <summary>Declares features with display names. A feature that a plan grants is added even without a declaration.</summary>
    /// <param name="features">The features.</param>
    /// <returns>This builder.</returns>
    public TenantryBuilder Features(params IEnumerable<FeatureDefinition> features)
    {
        foreach (var feature in features)
        {
            FeatureGating.Feature(feature.Key, feature.Name, feature.IsMetered);
        }

        return this;
    }

    /// <summary>Declares meters with display names. A meter for a feature that a plan limits is added even without a declaration.</summary>
    /// <param name="meters">The meters.</param>
    /// <returns>This builder.</returns>
    public TenantryBuilder Meters(params IEnumerable<MeterDefinition> meters)
    {
        foreach (var meter in meters)
        {
            Metering.Meter(meter.Key, meter.Name, meter.Unit);
        }

        return this;
    }

    /// <summary>Adds a product.</summary>
    /// <param name="key">The key of the product: lower-case letters, digits and hyphens.</param>
    /// <param name="describe">The delegate that describes the product.</param>
    /// <returns>This builder.</returns>
    public TenantryBuilder Product(string key, Action<ProductBuilder> describe)
    {
        var product = new ProductBuilder(key);
        describe(product);
        return Products(product.Build());
    }

    /// <summary>Adds products.</summary>
    /// <param name="products">The products.</param>
    /// <returns>This builder.</returns>
    public TenantryBuilder Products(params IEnumerable<ProductDescription> products)
    {
        foreach (var product in products)
        {
            Billing.Product(product);
            _products.Add(product);
        }

        return this;
    }

    private static InvalidOperationException ModuleExcluded(TenantryModules module) =>
        new($"The module {module} is excluded, so it can't be configured. Remove TenantryModules.{module} from the excluded modules of "
            + "AddTenantry, or remove its configuration.");
}
