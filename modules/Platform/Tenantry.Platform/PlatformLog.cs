using Microsoft.Extensions.Logging;

namespace Tenantry.Platform;

/// <summary>Defines the log messages of the platform, event IDs 100 to 199. They contain IDs only: no names and no addresses.</summary>
internal static partial class PlatformLog
{
    [LoggerMessage(100, LogLevel.Debug, "Applied {Count} migrations to schema {Schema}; the last one is {Last}")]
    public static partial void Migrated(this ILogger logger, string schema, int count, string last);

    [LoggerMessage(101, LogLevel.Warning, "The database can't be reached; the log of access across tenants is written later")]
    public static partial void AccessLogDeferred(this ILogger logger, Exception exception);

    [LoggerMessage(102, LogLevel.Information, "The database is up to date: applied {Count} migrations to {Schemas} schemas")]
    public static partial void DatabaseUpToDate(this ILogger logger, int count, int schemas);

    [LoggerMessage(103, LogLevel.Warning, "Waiting for the database {Server}, which can't be reached: {Reason}")]
    public static partial void WaitingForDatabase(this ILogger logger, string server, string reason);

    [LoggerMessage(104, LogLevel.Error, "{Loop} failed and starts again in {Delay}")]
    public static partial void LoopFailed(this ILogger logger, string loop, TimeSpan delay, Exception exception);

    [LoggerMessage(105, LogLevel.Error, "The request failed")]
    public static partial void RequestFailed(this ILogger logger, Exception exception);

    [LoggerMessage(106, LogLevel.Warning, "A request was refused with 503 because the database can't be used (pool exhausted: {Full})")]
    public static partial void DatabaseUnavailable(this ILogger logger, bool full, Exception exception);

    [LoggerMessage(107, LogLevel.Warning,
        "A proxy at {Address} forwards HTTPS requests but is not trusted; add it to Tenantry:Web:KnownProxies or KnownNetworks")]
    public static partial void ProxyNotTrusted(this ILogger logger, System.Net.IPAddress? address);

    [LoggerMessage(110, LogLevel.Warning,
        "Event {EventId} ({Name}) failed in {Handler} on attempt {Attempt}; only later events of the tenant for this handler wait")]
    public static partial void EventFailed(this ILogger logger, Guid eventId, string name, string handler, int attempt,
        Exception exception);

    [LoggerMessage(111, LogLevel.Error,
        "Event {EventId} ({Name}) failed on the last attempt in {Handler} and was dead-lettered; fix the cause and replay it")]
    public static partial void EventDeadLettered(this ILogger logger, Guid eventId, string name, string handler);

    [LoggerMessage(112, LogLevel.Debug, "Event {EventId} was already handled by {Handler}")]
    public static partial void AlreadyHandled(this ILogger logger, Guid eventId, string handler);

    [LoggerMessage(114, LogLevel.Warning, "Queue {Topic} failed and will be retried")]
    public static partial void WorkLoopFailed(this ILogger logger, string topic, Exception exception);

    [LoggerMessage(115, LogLevel.Warning, "Item {Item} of queue {Topic} failed on attempt {Attempt}")]
    public static partial void WorkFailed(this ILogger logger, string item, string topic, int attempt, Exception exception);

    [LoggerMessage(116, LogLevel.Warning, "The results of {Count} items could not be written; the items will be processed again")]
    public static partial void ResultsNotWritten(this ILogger logger, int count, Exception exception);

    [LoggerMessage(120, LogLevel.Warning, "A message to other nodes was lost; their next sweep picks up the work")]
    public static partial void BackplaneMessageLost(this ILogger logger, Exception exception);

    [LoggerMessage(121, LogLevel.Warning, "The connection to the messages of other nodes was lost; reconnecting in {Delay}")]
    public static partial void BackplaneReconnecting(this ILogger logger, TimeSpan delay, Exception exception);

    [LoggerMessage(130, LogLevel.Error, "Job {Job} failed")]
    public static partial void JobFailed(this ILogger logger, string job, Exception exception);

    [LoggerMessage(140, LogLevel.Warning,
        "Email {Template} was not sent because the host has no email. Call AddEmailing() from the package Tenantry.Emailing")]
    public static partial void EmailNotSent(this ILogger logger, string template);
}
