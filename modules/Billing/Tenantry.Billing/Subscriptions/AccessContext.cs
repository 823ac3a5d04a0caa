using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Subscriptions;

/// <summary>The facts that access to a subscription is decided by.</summary>
/// <param name="Subscription">The subscription as the payment provider has it: its status, period, trial, pause and cancellation.</param>
/// <param name="PreviousUntil">The end of access that is stored so far; the smallest value for a new subscription.</param>
/// <param name="Now">The current time.</param>
/// <param name="Terms">The dates set by unpaid invoices and disputes; <see langword="null"/> for a new subscription.</param>
public sealed record AccessContext(GatewaySubscription Subscription, DateTimeOffset PreviousUntil, DateTimeOffset Now, AccessTerms? Terms = null);
