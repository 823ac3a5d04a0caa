using Microsoft.Extensions.Logging;

namespace Tenantry.Billing.Catalog;

/// <summary>Defines the log messages of the catalog.</summary>
// IDs only: no names, no addresses, no amounts of a named person.
internal static partial class CatalogLog
{
    [LoggerMessage(1020, LogLevel.Debug, "The catalog has {Products} products and {Plans} plans on sale")]
    public static partial void CatalogLoaded(this ILogger logger, int products, int plans);
}
