using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tenantry.AdminUi;
using Tenantry.Billing;
using Tenantry.Billing.Pages;
using Tenantry.Billing.Pdf;
using Tenantry.Billing.Stripe;
using Tenantry.Content;
using Tenantry.Content.Pages;
using Tenantry.Emailing;
using Tenantry.Emailing.Pages;
using Tenantry.FeatureGating;
using Tenantry.FeatureGating.Pages;
using Tenantry.Jobs;
using Tenantry.Jobs.Pages;
using Tenantry.Lifecycle;
using Tenantry.Metering;
using Tenantry.Metering.Pages;
using Tenantry.Onboarding;
using Tenantry.Onboarding.Pages;
using Tenantry.Platform;
using Tenantry.Platform.Pages;
using Tenantry.RevenueDashboard;
using Tenantry.RevenueDashboard.Pages;
using Tenantry.Tenancy;
using Tenantry.Tenancy.Pages;

namespace Tenantry.Host.Tests.Seams;

/// <summary>
/// Verifies that modules need only services and a configuration, and no host builder, because a module of another framework has nothing
/// else.
/// </summary>
public sealed class CompositionTests
{
    private static readonly Dictionary<string, Action<IServiceCollection>> Modules = new()
    {
        ["Platform"] = services => services.AddPlatform(),
        ["Platform.Pages"] = services => services.AddPlatformPages().AddPlatform(),
        ["Jobs"] = services => services.AddJobs(),
        ["Jobs.Pages"] = services => services.AddJobs().AddJobsPages(),
        ["Emailing"] = services => services.AddEmailing(),
        ["Emailing.Pages"] = services => services.AddEmailingPages().AddEmailing(),
        ["AdminUi"] = services => services.AddAdminUi(),
        ["Tenancy"] = services => services.AddTenancy(),
        ["Tenancy.Pages"] = services => services.AddTenancyPages().AddTenancy(),
        ["Billing"] = services => services.AddBilling().UseStripe().UsePdf(),
        ["Billing.Pages"] = services => services.AddBillingPages().AddBilling(),
        ["Metering"] = services => services.AddMetering(),
        ["Metering.Pages"] = services => services.AddMeteringPages().AddMetering(),
        ["FeatureGating"] = services => services.AddFeatureGating().Services.AddBilling(),
        ["FeatureGating.Pages"] = services => services.AddFeatureGatingPages().AddFeatureGating().Services.AddBilling(),
        ["Onboarding"] = services => services.AddOnboarding().Services.AddBilling(),
        ["Onboarding.Pages"] = services => services.AddOnboardingPages().AddOnboarding().Services.AddBilling(),
        ["Content"] = services => services.AddContent().Services.AddBilling(),
        ["Content.Pages"] = services => services.AddContentPages().AddContent().Services.AddBilling(),
        ["Lifecycle"] = services => services.AddLifecycle().Services.AddBilling().Services.AddTenancy(),
        ["RevenueDashboard"] = services => services.AddRevenueDashboard().Services.AddBilling(),
        ["RevenueDashboard.Pages"] = services => services.AddRevenueDashboardPages().AddRevenueDashboard().Services.AddBilling(),
    };

    public static TheoryData<string> Names => [.. Modules.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Module_ComposesFromServicesAndAConfiguration(string module)
    {
        var services = EmptyHost.Services();
        Modules[module](services);
        await using var provider = services.BuildServiceProvider(new ServiceProviderOptions
            { ValidateOnBuild = true, ValidateScopes = true });
        provider.GetServices<IHostedService>().ShouldNotBeEmpty();
    }
}
