using Tenantry.Content.Contracts;
using Tenantry.Tenancy.Contracts;

namespace Tenantry.Onboarding.Checklists;

/// <summary>The triggers that come with onboarding, registered as a host registers its own.</summary>
internal static class BuiltInTriggers
{
    public static OnboardingBuilder AddBuiltInTriggers(this OnboardingBuilder onboarding) => onboarding
        .CompleteOn<EmailConfirmed>(CompletionTriggers.EmailConfirmed)
        .AddTrigger<SubscriptionActiveTrigger>(CompletionTriggers.SubscriptionActive)
        .CheckOn<SubscriptionStarted>(started => started.Subscription.Product)
        .AddTrigger<FirstLessonTrigger>(CompletionTriggers.FirstLessonCompleted)
        .CheckOn<LessonCompleted>(completed => completed.Product);
}

/// <summary>Complete while the tenant has a subscription to the product that has not ended.</summary>
internal sealed class SubscriptionActiveTrigger(ActiveSubscriptions subscriptions) : ICompletionTrigger
{
    public async Task<bool> IsCompletedAsync(string product, CancellationToken ct) =>
        (await subscriptions.ProductsAsync(ct)).Contains(product);
}

/// <summary>Complete once a lesson of the product is done; never in a host without content.</summary>
internal sealed class FirstLessonTrigger(IEnumerable<IContentProgress> contents) : ICompletionTrigger
{
    public async Task<bool> IsCompletedAsync(string product, CancellationToken ct) =>
        contents.LastOrDefault() is { } content && await content.HasCompletedLessonAsync(product, ct);
}
