namespace Tenantry.Onboarding.Contracts;

/// <summary>A tenant finished every required step of a product's checklist. Published once.</summary>
/// <param name="Product">The product's key.</param>
/// <param name="At">When.</param>
[EventName("onboarding.checklist_completed")]
public sealed record ChecklistCompleted(string Product, DateTimeOffset At) : IIntegrationEvent;
