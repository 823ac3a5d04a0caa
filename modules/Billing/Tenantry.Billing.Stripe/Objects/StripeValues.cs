using Stripe;

namespace Tenantry.Billing.Stripe.Objects;

/// <summary>Converts values that all objects have in common.</summary>
internal static class StripeValues
{
    private static readonly RequiredFields Identity = new("object", "id");

    public static DateTimeOffset ToOffset(this DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    public static DateTimeOffset? ToOffset(this DateTime? time) => time?.ToOffset();

    public static string RequiredId<T>(this T entity)
        where T : StripeEntity, IHasId
    {
        Identity.Check(entity);
        return entity.Id;
    }

    // Transient for the same reason as a missing field; see RequiredFields.
    public static GatewayException UnknownStatus(string kind, string? id, string? status) => new(
        "unknown_status",
        $"Stripe's {kind} {id} has the status '{status}', which API version {StripeConfiguration.ApiVersion} does not define.",
        isTransient: true);
}
