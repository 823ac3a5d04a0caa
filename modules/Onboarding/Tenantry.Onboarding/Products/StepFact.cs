namespace Tenantry.Onboarding;

/// <summary>A fact that completes a step by itself.</summary>
public enum StepFact
{
    /// <summary>Somebody of the tenant has confirmed an address.</summary>
    AddressConfirmed = 1,

    /// <summary>There is a subscription to the product that has not ended.</summary>
    SubscriptionActive = 2,

    /// <summary>A lesson of the product is marked as done.</summary>
    FirstLessonRead = 3,
}
