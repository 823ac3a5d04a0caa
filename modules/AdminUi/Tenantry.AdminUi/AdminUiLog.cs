using Microsoft.Extensions.Logging;

namespace Tenantry.AdminUi;

/// <summary>Everything the pages say, 300-399. Ids only: no names, no addresses.</summary>
internal static partial class AdminUiLog
{
    [LoggerMessage(300, LogLevel.Error, "The list of {Resource} could not be read")]
    public static partial void ResourceUnread(this ILogger logger, string resource, Exception exception);
}
