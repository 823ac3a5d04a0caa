using Microsoft.Extensions.Logging;

namespace Tenantry.Content.Catalog;

/// <summary>Log messages of the content catalog, event IDs 600-629.</summary>
internal static partial class ContentLog
{
    [LoggerMessage(600, LogLevel.Debug,
        "Loaded {Lessons} lessons, {Projects} projects and {Communities} communities of {Products} products")]
    public static partial void ContentLoaded(this ILogger logger, int products, int lessons, int projects, int communities);
}
