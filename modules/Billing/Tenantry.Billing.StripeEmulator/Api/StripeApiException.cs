namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// Represents an error response in Stripe's format. It rolls back the change unless <see cref="KeepsChanges"/> is set, as for a declined
/// charge.
/// </summary>
internal sealed class StripeApiException(int status, string type, string? code, string message, string? param = null) : Exception(message)
{
    public int Status => status;

    public string? Code => code;

    public bool KeepsChanges { get; init; }

    public string? DeclineCode { get; init; }

    public DeclineAdvice? Advice { get; init; }

    public JsonObject? PaymentIntent { get; init; }

    public static StripeApiException Invalid(string message, string? param = null, string? code = null) =>
        new(400, "invalid_request_error", code, message, param);

    public static StripeApiException CardDeclined(CardDecline decline, string? param = null) =>
        new(402, "card_error", decline.Code, decline.Message, param)
        { DeclineCode = decline.DeclineCode, Advice = DeclineAdvice.Of(decline) };

    public static StripeApiException ResourceMissing(string kind, string? id, string? param) =>
        new(param == "id" ? 404 : 400, "invalid_request_error", "resource_missing", $"No such {DisplayName(kind)}: '{id}'", param);

    /// <summary>
    /// Creates the error for a missing payment method. Unlike all other objects, it is named by the parameter <c>payment_method</c>.
    /// </summary>
    public static StripeApiException PaymentMethodMissing(string id) =>
        new(404, "invalid_request_error", "resource_missing", $"No such {DisplayName("payment_method")}: '{id}'", "payment_method");

    private static string DisplayName(string kind) => kind == "payment_method" ? "PaymentMethod" : kind;

    public static StripeApiException ParameterMissing(string param) =>
        Invalid($"Missing required param: {param}.", param, "parameter_missing");

    public static StripeApiException Unrecognized(string method, string path) => new(404, "invalid_request_error", code: null,
        $"Unrecognized request URL ({method}: {path}). If you are trying to list objects, remove the trailing slash. If you are trying to "
        +
        "retrieve an object, make sure you passed a valid (non-empty) identifier in your code. The emulator supports a subset of the API; "
        +
        "its README lists it.");

    public JsonObject ToJson()
    {
        var error = new JsonObject { ["message"] = Message, ["type"] = type };
        if (code is not null)
        {
            error["code"] = code;
            error["doc_url"] = $"https://stripe.com/docs/error-codes/{code.Replace('_', '-')}";
        }

        if (param is not null)
        {
            error["param"] = param;
        }

        if (DeclineCode is not null)
        {
            error["decline_code"] = DeclineCode;
        }

        Advice?.WriteTo(error);
        if (PaymentIntent is not null)
        {
            error["payment_intent"] = PaymentIntent.DeepClone();
        }

        return new JsonObject { ["error"] = error };
    }
}
