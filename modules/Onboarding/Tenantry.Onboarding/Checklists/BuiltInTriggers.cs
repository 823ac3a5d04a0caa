using Tenantry.Content.Contracts;
using Tenantry.Tenancy.Contracts;

namespace Tenantry.Onboarding.Checklists;

/// <summary>Registers the built-in triggers in the same way as a host registers its own.</summary>
internal static class BuiltInTriggers
{
    public static OnboardingBuilder AddBuiltInTriggers(this OnboardingBuilder onboarding) => onboarding
        .CompleteOn<EmailConfirmed>(CompletionTriggers.EmailConfirmed)
        .AddTrigger<SubscriptionActiveTrigger>(CompletionTriggers.SubscriptionActive)
        .CheckOn<SubscriptionStarted>(started => started.Subscription.Product)
        .CheckOn<ProductPurchased>(purchased => purchased.Purchase.Product)
        .AddTrigger<FirstLessonTrigger>(CompletionTriggers.FirstLessonCompleted)
        .CheckOn<LessonCompleted>(completed => completed.Product);
}

/// <summary>
/// Represents the trigger that is complete while the tenant has a subscription to the product that has not ended, or owns the product.
/// </summary>
internal sealed class SubscriptionActiveTrigger(ActiveSubscriptions subscriptions) : ICompletionTrigger
{
    public async Task<bool> IsCompletedAsync(string product, CancellationToken ct) =>
        (await subscriptions.ListProductsAsync(ct)).Contains(product);
}

/// <summary>
/// Represents the trigger that is complete after a lesson of the product is completed. It is never complete in a host without content.
/// </summary>
internal sealed class FirstLessonTrigger(IEnumerable<IContentProgress> contents) : ICompletionTrigger
{
    public async Task<bool> IsCompletedAsync(string product, CancellationToken ct) =>
        contents.LastOrDefault() is { } content && await content.HasCompletedLessonAsync(product, ct);
}
