using System.Net;
using Stripe;
using Tenantry.Billing.Stripe.Objects;

namespace Tenantry.Billing.Stripe.Http;

/// <summary>Translates the failures of Stripe.net.</summary>
internal static class StripeErrors
{
    /// <summary>Determines whether Stripe or the connection to it failed. A call that its caller canceled is not a failure.</summary>
    public static bool IsFailure(Exception failed, CancellationToken cancellationToken) =>
        failed is StripeException or HttpRequestException
            || (failed is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    /// <summary>Translates a failure.</summary>
    public static GatewayException Translate(Exception failed) => failed switch
    {
        StripeException { StripeError: null } unreadable => Unreadable(unreadable),
        StripeException refused => Refused(refused, refused.StripeError),
        _ => new("no_answer", "Stripe isn't responding.", isTransient: true, failed),
    };

    private static GatewayException Refused(StripeException refused, StripeError error)
    {
        var param = error.Param is null ? "" : $" [{error.Param}]";
        var request = refused.StripeResponse?.RequestId is { } id ? $" (request {id})" : "";
        return new(
            error.Code ?? error.Type ?? Code(refused),
            $"Stripe returned an error: {error.Message ?? refused.HttpStatusCode.ToString()}{param}{request}",
            IsTransient(refused), refused)
        {
            Decline = error.ReadDecline(),
            Refusal = StripeRefusals.Read(refused.HttpStatusCode, error),
        };
    }

    // Stripe.net quotes the whole response in its message, which can include a customer's address, so neither is passed on.
    private static GatewayException Unreadable(StripeException unreadable)
    {
        var status = (int)unreadable.HttpStatusCode;
        return status is >= 200 and < 300
            ? new("unreadable_answer", $"Stripe's response does not match API version {StripeConfiguration.ApiVersion}.", isTransient: true)
            : new(Code(unreadable), $"The server at Stripe's address returned status {status} with a response that is not Stripe's.",
                IsTransient(unreadable));
    }

    private static string Code(StripeException failed) => $"http_{(int)failed.HttpStatusCode}";

    private static bool IsTransient(StripeException failed) =>
        failed.HttpStatusCode is HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests || (int)failed.HttpStatusCode >= 500;
}
