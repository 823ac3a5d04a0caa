using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Tenantry.AdminUi;
using Tenantry.FeatureGating.Contracts;
using Tenantry.Onboarding.Checklists;
using Tenantry.Onboarding.Contents;
using Tenantry.Onboarding.Data;
using Tenantry.Onboarding.Enrolments;
using Tenantry.Onboarding.Lessons;
using Tenantry.Onboarding.Spaces;
using Tenantry.Platform;
using Tenantry.Platform.Data;
using Tenantry.Platform.Emails;
using Tenantry.Platform.Jobs;
using Tenantry.Platform.Outbox;
using Tenantry.Platform.Permissions;
using Tenantry.Tenancy.Contracts;

namespace Tenantry.Onboarding;

/// <summary>The two lines of onboarding.</summary>
public static class OnboardingModule
{
    /// <summary>Adds enrolments, the weekly lessons, checklists, the welcome mail and the member's home page. Calling it again is harmless.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <returns>The place for adapters.</returns>
    public static OnboardingBuilder AddOnboarding(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        if (services.Any(service => service.ServiceType == typeof(OnboardingMetrics)))
        {
            return new OnboardingBuilder(services);
        }

        builder.AddPlatform();
        services.AddOptions<OnboardingOptions>().BindConfiguration(OnboardingOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OnboardingOptions>, OnboardingOptionsValidator>();
        services.AddSingleton(sp => sp.GetRequiredService<IOptions<OnboardingOptions>>().Value);
        services.AddSingleton<OnboardingMetrics>();
        services.AddPermissions(OnboardingPermissions.All);
        services.AddModuleDatabase<OnboardingDbContext>(order: 60);
        services.AddMailTemplates("onboarding", typeof(OnboardingModule).Assembly);
        services.AddSingleton<Library>();
        services.AddHostedService<LibraryAtStart>();
        AddVerbs(services);
        AddPages(services);
        return new OnboardingBuilder(services);
    }

    /// <summary>Maps the API of onboarding under <c>/api/onboarding</c>.</summary>
    /// <param name="endpoints">The routes.</param>
    /// <returns>The group of the API.</returns>
    /// <exception cref="InvalidOperationException">The host did not call <c>AddOnboarding</c>, or a module that it asks is missing.</exception>
    public static RouteGroupBuilder MapOnboarding(this IEndpointRouteBuilder endpoints)
    {
        var known = endpoints.ServiceProvider.GetRequiredService<IServiceProviderIsService>();
        Require<Library>(known, "AddOnboarding");
        Require<ISubscriptions>(known, "AddBilling");
        Require<ITenants>(known, "AddTenancy");
        Require<IFeatureChecker>(known, "AddFeatureGating");
        var onboarding = endpoints.MapGroup("/api/onboarding").WithTags("Onboarding");
        ReadSpace.Map(onboarding);
        TickStep.Map(onboarding);
        FinishLesson.Map(onboarding);
        return onboarding;
    }

    private static void Require<TService>(IServiceProviderIsService known, string line)
    {
        if (!known.IsService(typeof(TService)))
        {
            throw new InvalidOperationException($"Call builder.{line}() before app.MapOnboarding().");
        }
    }

    private static void AddVerbs(IServiceCollection services)
    {
        services.AddScoped<FindAccess>();
        services.AddScoped<OpenContent>();
        services.AddScoped<DeliverLessons>();
        services.AddScoped<FinishLesson>();
        services.AddScoped<ReadChecklist>();
        services.AddScoped<CheckChecklist>();
        services.AddScoped<TickStep>();
        services.AddScoped<ReadSpace>();
        services.AddEventHandler<SubscriptionStarted, StartEnrolment>();
        services.AddEventHandler<SubscriptionStarted, WelcomeSubscriber>();
        services.AddEventHandler<SubscriptionEnded, EndEnrolment>();
        services.AddEventHandler<EmailConfirmed, NoteConfirmedAddress>();
        services.AddEventHandler<LessonDelivered, MailLesson>();
        services.AddRecurringJob<DeliverDueLessons>(
            DeliverDueLessons.Name, "0 0/10 * * * ?", JobScope.Once, "Delivers the lessons that are due, and makes up for runs that were missed.");
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddPages(typeof(OnboardingModule).Assembly);
        services.AddNavigation(new NavigationItem(Shell.Space, "Home", SpacePaths.Home, "home", 10, OnboardingPermissions.View));
        services.AddResource(EnrolmentResource.Definition);
    }
}
