using Microsoft.Extensions.Logging;

namespace Tenantry.Onboarding.Checklists;

/// <summary>Log messages of checklists, event IDs 630-659. They contain IDs only, no names or addresses.</summary>
internal static partial class ChecklistLog
{
    [LoggerMessage(630, LogLevel.Information, "Tenant {TenantId} completed the checklist of {Product}")]
    public static partial void ChecklistCompleted(this ILogger logger, Guid tenantId, string product);
}
