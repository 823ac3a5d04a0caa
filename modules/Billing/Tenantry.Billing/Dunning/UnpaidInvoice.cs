using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Dunning;

/// <summary>Represents a snapshot of an unpaid invoice of the provider.</summary>
/// <param name="Source">The invoice.</param>
/// <param name="SubscriptionId">The provider's ID of the subscription.</param>
/// <param name="Failure">The failure of the last payment; <see langword="null"/> if it is already stored.</param>
internal sealed record UnpaidInvoice(GatewayInvoice Source, GatewaySubscriptionId SubscriptionId, PaymentFailure? Failure);

/// <summary>Represents the failure of a payment.</summary>
/// <param name="Decline">The decline.</param>
/// <param name="CardId">The provider's ID of the card.</param>
internal sealed record PaymentFailure(GatewayDecline? Decline, GatewayPaymentMethodId? CardId);
