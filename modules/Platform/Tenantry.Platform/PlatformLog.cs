using Microsoft.Extensions.Logging;

namespace Tenantry.Platform;

/// <summary>Everything the platform says, 100-199. Ids only: no names, no addresses.</summary>
internal static partial class PlatformLog
{
    [LoggerMessage(100, LogLevel.Debug, "Schema {Schema}: {Count} migrations applied, the last one is {Last}")]
    public static partial void Migrated(this ILogger logger, string schema, int count, string last);

    [LoggerMessage(101, LogLevel.Warning, "The database does not answer; the count of work across tenants waits")]
    public static partial void UsesWait(this ILogger logger, Exception exception);

    [LoggerMessage(102, LogLevel.Information, "The database is up to date: {Count} migrations applied to {Schemas} schemas")]
    public static partial void DatabaseUpToDate(this ILogger logger, int count, int schemas);

    [LoggerMessage(110, LogLevel.Warning, "Event {EventId} ({Name}) failed in {Handler}, attempt {Attempt}; only this handler's later events of the tenant wait")]
    public static partial void EventFailed(this ILogger logger, Guid eventId, string name, string handler, int attempt, Exception exception);

    [LoggerMessage(111, LogLevel.Error, "Event {EventId} ({Name}) failed too often in {Handler} and was dead-lettered")]
    public static partial void EventDeadLettered(this ILogger logger, Guid eventId, string name, string handler);

    [LoggerMessage(112, LogLevel.Debug, "Event {EventId} was already handled by {Handler}")]
    public static partial void AlreadyHandled(this ILogger logger, Guid eventId, string handler);

    [LoggerMessage(114, LogLevel.Warning, "Queue {Topic} failed and runs again")]
    public static partial void WorkWaits(this ILogger logger, string topic, Exception exception);

    [LoggerMessage(115, LogLevel.Warning, "{Item} of queue {Topic} failed, attempt {Attempt}")]
    public static partial void WorkFailed(this ILogger logger, string item, string topic, int attempt, Exception exception);

    [LoggerMessage(116, LogLevel.Warning, "The results of {Count} items could not be written; they are processed again")]
    public static partial void ResultsNotWritten(this ILogger logger, int count, Exception exception);

    [LoggerMessage(120, LogLevel.Warning, "A hint to other nodes was lost; their sweep will find what it was about")]
    public static partial void SignalLost(this ILogger logger, Exception exception);

    [LoggerMessage(121, LogLevel.Warning, "Hints of other nodes are not heard; connecting again in {Delay}")]
    public static partial void ListenerReconnects(this ILogger logger, TimeSpan delay, Exception exception);

    [LoggerMessage(130, LogLevel.Error, "Job {Job} failed")]
    public static partial void JobFailed(this ILogger logger, string job, Exception exception);

    [LoggerMessage(140, LogLevel.Warning, "Email {Template} was not sent: the host sends no email. Call AddEmailing() of the package Tenantry.Emailing")]
    public static partial void EmailNotSent(this ILogger logger, string template);
}
