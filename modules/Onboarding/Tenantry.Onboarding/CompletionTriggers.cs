namespace Tenantry.Onboarding;

/// <summary>
/// Provides the keys of the built-in completion triggers. A host can add more or replace these with <see cref="OnboardingBuilder"/>.
/// </summary>
public static class CompletionTriggers
{
    /// <summary>A member of the tenant confirmed an email address.</summary>
    public const string EmailConfirmed = "email-confirmed";

    /// <summary>The tenant has a subscription to the product that has not ended.</summary>
    public const string SubscriptionActive = "subscription-active";

    /// <summary>A lesson of the product was completed. Never complete without Tenantry.Content.</summary>
    public const string FirstLessonCompleted = "first-lesson-completed";
}
