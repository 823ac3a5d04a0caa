using Microsoft.Extensions.Logging;

namespace Tenantry.Content.Contents;

/// <summary>The log messages of the library, within 600-629.</summary>
internal static partial class LibraryLog
{
    [LoggerMessage(600, LogLevel.Debug, "The library has {Lessons} lessons, {Projects} projects and {Communities} communities for {Products} products")]
    public static partial void LibraryRead(this ILogger logger, int products, int lessons, int projects, int communities);
}
