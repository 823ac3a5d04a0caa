namespace Tenantry.Onboarding.Contracts;

/// <summary>
/// Raised when a tenant has completed every required step of a product's checklist. Published once per tenant and product.
/// </summary>
/// <param name="Product">The product's key.</param>
/// <param name="At">The time of the completion.</param>
[EventName("onboarding.checklist_completed")]
public sealed record ChecklistCompleted(string Product, DateTimeOffset At) : IIntegrationEvent;
