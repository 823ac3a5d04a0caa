using Microsoft.Extensions.Logging;

namespace Tenantry.AdminUi;

/// <summary>Defines the log messages of the pages (event ids 300 to 399). Messages contain ids only, no names or email addresses.</summary>
internal static partial class AdminUiLog
{
    [LoggerMessage(300, LogLevel.Error, "The rows of resource {Resource} could not be loaded")]
    public static partial void ResourceLoadFailed(this ILogger logger, string resource, Exception exception);

    [LoggerMessage(301, LogLevel.Error, "The bulk action {Action} of {Resource} failed for one row")]
    public static partial void BulkRowFailed(this ILogger logger, string resource, string action, Exception exception);

    [LoggerMessage(302, LogLevel.Warning, "The counter of {Page} could not be read")]
    public static partial void CounterFailed(this ILogger logger, string page, Exception exception);
}
