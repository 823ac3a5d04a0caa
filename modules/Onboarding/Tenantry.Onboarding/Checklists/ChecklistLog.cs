using Microsoft.Extensions.Logging;

namespace Tenantry.Onboarding.Checklists;

/// <summary>The log messages of checklists, 630-659. Ids only: no names, no addresses.</summary>
internal static partial class ChecklistLog
{
    [LoggerMessage(630, LogLevel.Information, "Tenant {TenantId} finished the checklist of {Product}")]
    public static partial void ChecklistFinished(this ILogger logger, Guid tenantId, string product);
}
