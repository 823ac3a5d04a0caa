using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Dunning;

/// <summary>An unpaid invoice as it was read at the provider.</summary>
/// <param name="Source">The invoice.</param>
/// <param name="SubscriptionId">The provider's ID of its subscription.</param>
/// <param name="Failure">Why its last payment failed; <see langword="null"/> where that was stored already.</param>
internal sealed record UnpaidInvoice(GatewayInvoice Source, GatewaySubscriptionId SubscriptionId, PaymentFailure? Failure);

/// <summary>Why a payment failed.</summary>
/// <param name="Decline">The decline.</param>
/// <param name="CardId">The provider's ID of the card.</param>
internal sealed record PaymentFailure(GatewayDecline? Decline, GatewayPaymentMethodId? CardId);
