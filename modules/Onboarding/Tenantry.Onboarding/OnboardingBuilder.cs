using Microsoft.Extensions.DependencyInjection;
using Tenantry.Onboarding.Checklists;
using Tenantry.Onboarding.Triggers;

namespace Tenantry.Onboarding;

/// <summary>Configures onboarding, and adds what completes the steps of checklists.</summary>
/// <param name="services">The services.</param>
public sealed class OnboardingBuilder(IServiceCollection services)
{
    /// <summary>Gets the services.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Sets options in code; code counts over the configuration.</summary>
    /// <param name="configure">What to set.</param>
    /// <returns>This builder.</returns>
    public OnboardingBuilder Configure(Action<OnboardingOptions> configure)
    {
        Services.PostConfigure(configure);
        return this;
    }

    /// <summary>
    /// Adds a trigger that an event completes, once for each tenant:
    /// <c>CompleteOn&lt;ProjectShared&gt;("project-shared")</c>. It stays completed, also for products that the tenant subscribes to later.
    /// </summary>
    /// <typeparam name="TEvent">The event. It is handled for the tenant that it was published for.</typeparam>
    /// <param name="trigger">
    /// The key, which steps name. Never renamed, because what is completed is stored under it. The last trigger of a key wins.
    /// </param>
    /// <param name="product">
    /// Gets the key of the product that the event is about; without it, the event completes the steps of every product.
    /// </param>
    /// <returns>This builder.</returns>
    public OnboardingBuilder CompleteOn<TEvent>(string trigger, Func<TEvent, string?>? product = null)
        where TEvent : IIntegrationEvent
    {
        Services.AddTrigger(trigger, provider => new RecordedTrigger(provider.GetRequiredService<Data.OnboardingDbContext>(), trigger));
        Services.AddTriggerEvent(new TriggerEvent<TEvent>(trigger, product));
        return this;
    }

    /// <summary>
    /// Adds a trigger that is asked whenever a checklist is read. Name the events after which a checklist may be finished with
    /// <see cref="CheckOn{TEvent}"/>.
    /// </summary>
    /// <typeparam name="TTrigger">The trigger.</typeparam>
    /// <param name="trigger">The key, which steps name. The last trigger of a key wins.</param>
    /// <returns>This builder.</returns>
    public OnboardingBuilder AddTrigger<TTrigger>(string trigger)
        where TTrigger : class, ICompletionTrigger
    {
        Services.AddTrigger(trigger, provider => ActivatorUtilities.GetServiceOrCreateInstance<TTrigger>(provider));
        return this;
    }

    /// <summary>
    /// Checks after an event whether the tenant has finished a checklist, so that <c>ChecklistCompleted</c> is published without a visit.
    /// </summary>
    /// <typeparam name="TEvent">The event.</typeparam>
    /// <param name="product">Gets the key of the product that the event is about; without it, every checklist is checked.</param>
    /// <returns>This builder.</returns>
    public OnboardingBuilder CheckOn<TEvent>(Func<TEvent, string?>? product = null)
        where TEvent : IIntegrationEvent
    {
        Services.AddTriggerEvent(new TriggerEvent<TEvent>(Trigger: null, product));
        return this;
    }
}
