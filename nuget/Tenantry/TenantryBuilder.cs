using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing;
using Tenantry.Billing.Contracts.Catalogue;
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

/// <summary>Describes the site: its name, its target and its products; and reaches each module's own builder.</summary>
public sealed class TenantryBuilder
{
    private readonly List<ProductDescription> _products = [];

    internal TenantryBuilder()
    {
    }

    /// <summary>Gets the platform's builder.</summary>
    public required PlatformBuilder Platform { get; init; }

    /// <summary>Gets the builder of emailing.</summary>
    public required EmailingBuilder Emailing { get; init; }

    /// <summary>Gets tenancy's builder.</summary>
    public required TenancyBuilder Tenancy { get; init; }

    /// <summary>Gets billing's builder.</summary>
    public required BillingBuilder Billing { get; init; }

    /// <summary>Gets metering's builder.</summary>
    public required MeteringBuilder Metering { get; init; }

    /// <summary>Gets feature gating's builder.</summary>
    public required FeatureGatingBuilder FeatureGating { get; init; }

    /// <summary>Gets onboarding's builder.</summary>
    /// <exception cref="InvalidOperationException">The host leaves the module out.</exception>
    public OnboardingBuilder Onboarding
    {
        get => field ?? throw LeftOut(TenantryModules.Onboarding);
        internal set;
    }

    /// <summary>Gets the builder of content.</summary>
    /// <exception cref="InvalidOperationException">The host leaves the module out.</exception>
    public ContentBuilder Content
    {
        get => field ?? throw LeftOut(TenantryModules.Content);
        internal set;
    }

    /// <summary>Gets the builder of lifecycle emails.</summary>
    /// <exception cref="InvalidOperationException">The host leaves the module out.</exception>
    public LifecycleBuilder Lifecycle
    {
        get => field ?? throw LeftOut(TenantryModules.Lifecycle);
        internal set;
    }

    /// <summary>Gets the revenue dashboard's builder.</summary>
    /// <exception cref="InvalidOperationException">The host leaves the module out.</exception>
    public RevenueDashboardBuilder RevenueDashboard
    {
        get => field ?? throw LeftOut(TenantryModules.RevenueDashboard);
        internal set;
    }

    internal IReadOnlyList<ProductDescription> Described => _products;

    /// <summary>Names the site; mails and pages call it so.</summary>
    /// <param name="name">The name; at most 80 characters.</param>
    /// <returns>This builder.</returns>
    public TenantryBuilder Named(string name)
    {
        Platform.Configure(platform => platform.SiteName = name);
        Platform.Services.PostConfigure<AdminUiOptions>(pages => pages.ProductName = name);
        return this;
    }

    /// <summary>Sets what all products together should bring in a month; the revenue dashboard shows the progress to it.</summary>
    /// <param name="target">The target.</param>
    /// <returns>This builder.</returns>
    public TenantryBuilder Aims(Money target)
    {
        Platform.Services.PostConfigure<RevenueDashboardOptions>(dashboard =>
        {
            dashboard.MonthlyTarget = target.Units;
            dashboard.Currency = target.Currency.Code;
        });
        return this;
    }

    /// <summary>Names features in better words than their keys; what a plan grants is a feature even without it.</summary>
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

    /// <summary>Names meters in better words than their keys; what a plan limits is metered even without it.</summary>
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

    /// <summary>Describes a product.</summary>
    /// <param name="key">Its key: lower-case letters, digits and hyphens.</param>
    /// <param name="describe">Describes it.</param>
    /// <returns>This builder.</returns>
    public TenantryBuilder Product(string key, Action<ProductBuilder> describe)
    {
        var product = new ProductBuilder(key);
        describe(product);
        return Products(product.Build());
    }

    /// <summary>Adds products that are described already.</summary>
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

    private static InvalidOperationException LeftOut(TenantryModules module) =>
        new($"AddTenantry leaves out {module}. Remove TenantryModules.{module} from what it leaves out, or what configures it.");
}
