using Microsoft.Extensions.Logging;

namespace Tenantry.Lifecycle.Emails;

/// <summary>The log messages of lifecycle emails, 660-699. Ids only: no names, no addresses.</summary>
internal static partial class EmailLog
{
    [LoggerMessage(660, LogLevel.Warning, "Tenant {TenantId} is not known; its email about {Product} was not sent")]
    public static partial void NoOwner(this ILogger logger, Guid tenantId, string product);
}
