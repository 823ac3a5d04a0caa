namespace Tenantry.Billing.Gateways;

/// <summary>A percentage off each invoice for some months, given to one customer.</summary>
/// <param name="Id">Our name for it, which becomes the provider's id of the coupon.</param>
/// <param name="Name">What the customer reads on the invoice.</param>
/// <param name="PercentOff">The percentage; above 0 and at most 100.</param>
/// <param name="Months">For how many months; 1 or more.</param>
public sealed record GatewayMonthsOff(string Id, string Name, decimal PercentOff, int Months);
