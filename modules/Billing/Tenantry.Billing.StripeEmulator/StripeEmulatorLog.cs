using Microsoft.Extensions.Logging;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Log messages of the Stripe emulator, event IDs 2900 to 2919. They contain IDs only.</summary>
internal static partial class StripeEmulatorLog
{
    [LoggerMessage(2900, LogLevel.Information, "Stripe emulator listening on {Address}, clock {Offset} ahead of the system time")]
    public static partial void Listening(this ILogger logger, string address, TimeSpan offset);

    [LoggerMessage(2901, LogLevel.Information, "{Method} {Path} returned {Status} {Code}: {Reason}")]
    public static partial void RequestRejected(this ILogger logger, string method, string? path, int status, string code, string reason);

    [LoggerMessage(2902, LogLevel.Debug, "Event {EventId} {Type} delivered with status {Status} in {Milliseconds} ms")]
    public static partial void WebhookDelivered(this ILogger logger, string eventId, string type, int status, long milliseconds);

    [LoggerMessage(2903, LogLevel.Error, "Processing the due work of {Kind} {Id} failed and will not be retried")]
    public static partial void DueWorkFailed(this ILogger logger, Exception exception, string kind, string id);

    [LoggerMessage(2904, LogLevel.Error, "{Method} {Path} failed")]
    public static partial void RequestFailed(this ILogger logger, Exception exception, string method, string? path);
}
