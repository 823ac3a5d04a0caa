using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tenantry.Platform;
using Tenantry.Platform.Outbox;
using Tenantry.Platform.Resources;
using Tenantry.Platform.Tenants;

namespace Tenantry.AdminUi.Operations;

/// <summary>The pages by which an operator looks after the deployment: mails, jobs, events, the audit trail.</summary>
internal static class OperationsModule
{
    public const string Permission = PlatformPermissions.Operate;

    public static void AddOperations(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<INavigationSource, SettingsEntry>());
        services.AddDeadLetters<EventDeadLetters>();
        services.AddTenantPage(TimelineEntrance.Page);
        services.AddResource(MailResource.Definition)
            .AddResource(JobResource.Definition)
            .AddResource(JobRunResource.Definition)
            .AddResource(DeadLetterResource.Definition)
            .AddResource(AuditResource.Definition)
            .AddResource(CrossTenantUseResource.Definition);
    }
}
