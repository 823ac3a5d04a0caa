using Microsoft.Extensions.Logging;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Everything the local Stripe says, 2900-2919. Ids only.</summary>
internal static partial class StripeEmulatorLog
{
    [LoggerMessage(2900, LogLevel.Information, "Local Stripe listens on {Address}, its clock {Offset} ahead of the real one")]
    public static partial void Listening(this ILogger logger, string address, TimeSpan offset);

    [LoggerMessage(2901, LogLevel.Information, "{Method} {Path} refused with {Status} {Code}: {Reason}")]
    public static partial void Refused(this ILogger logger, string method, string? path, int status, string code, string reason);

    [LoggerMessage(2902, LogLevel.Debug, "Event {EventId} {Type} answered with {Status} in {Milliseconds} ms")]
    public static partial void Delivered(this ILogger logger, string eventId, string type, int status, long milliseconds);

    [LoggerMessage(2903, LogLevel.Error, "{Kind} {Id} could not do what was due; it will not be tried again")]
    public static partial void TickFailed(this ILogger logger, Exception failure, string kind, string id);

    [LoggerMessage(2904, LogLevel.Error, "{Method} {Path} failed")]
    public static partial void CallFailed(this ILogger logger, Exception failure, string method, string? path);
}
