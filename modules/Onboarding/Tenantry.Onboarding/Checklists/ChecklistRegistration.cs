using Microsoft.Extensions.DependencyInjection;
using Tenantry.Content.Contracts;
using Tenantry.Onboarding.Products;
using Tenantry.Platform.Outbox;
using Tenantry.Tenancy.Contracts;

namespace Tenantry.Onboarding.Checklists;

/// <summary>Registers the checklists.</summary>
internal static class ChecklistRegistration
{
    public static void AddChecklists(this IServiceCollection services)
    {
        services.AddSingleton<ChecklistCatalog>();
        services.AddScoped<ActiveSubscriptions>();
        services.AddScoped<ReadChecklist>();
        services.AddScoped<CheckChecklist>();
        services.AddScoped<TickStep>();
        services.AddEventHandler<SubscriptionStarted, CheckOnProgress>();
        services.AddEventHandler<LessonCompleted, CheckOnProgress>();
        services.AddEventHandler<EmailConfirmed, NoteConfirmedAddress>();
    }
}
