using Microsoft.Extensions.DependencyInjection;
using Tenantry.Onboarding.Checklists;
using Tenantry.Onboarding.Triggers;

namespace Tenantry.Onboarding;

/// <summary>Provides methods to configure onboarding and to add completion triggers.</summary>
/// <param name="services">The service collection.</param>
public sealed class OnboardingBuilder(IServiceCollection services)
{
    /// <summary>Gets the service collection.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Configures the options in code. Code takes precedence over configuration.</summary>
    /// <param name="configure">The delegate that configures the options.</param>
    /// <returns>This builder.</returns>
    public OnboardingBuilder Configure(Action<OnboardingOptions> configure)
    {
        Services.PostConfigure(configure);
        return this;
    }

    /// <summary>
    /// Adds a trigger that an event completes, once per tenant: <c>CompleteOn&lt;ProjectShared&gt;("project-shared")</c>. It stays
    /// completed, including for products that the tenant subscribes to later.
    /// </summary>
    /// <typeparam name="TEvent">The type of the event. It is handled for the tenant for which it was published.</typeparam>
    /// <param name="trigger">
    /// The key of the trigger, used in steps. It never changes, because completions are stored by key. The last trigger with a key wins.
    /// </param>
    /// <param name="product">
    /// The function that gets the key of the event's product. Without it, the event completes the trigger for all products.
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
    /// Adds a trigger that is evaluated each time a checklist is read. Specify the events that can complete a checklist with
    /// <see cref="CheckOn{TEvent}"/>.
    /// </summary>
    /// <typeparam name="TTrigger">The type of the trigger.</typeparam>
    /// <param name="trigger">The key of the trigger, used in steps. The last trigger with a key wins.</param>
    /// <returns>This builder.</returns>
    public OnboardingBuilder AddTrigger<TTrigger>(string trigger)
        where TTrigger : class, ICompletionTrigger
    {
        Services.AddTrigger(trigger, provider => ActivatorUtilities.GetServiceOrCreateInstance<TTrigger>(provider));
        return this;
    }

    /// <summary>
    /// Checks after an event whether the tenant has completed a checklist, so that <c>ChecklistCompleted</c> is published without a page
    /// visit.
    /// </summary>
    /// <typeparam name="TEvent">The type of the event.</typeparam>
    /// <param name="product">The function that gets the key of the event's product. Without it, all checklists are checked.</param>
    /// <returns>This builder.</returns>
    public OnboardingBuilder CheckOn<TEvent>(Func<TEvent, string?>? product = null)
        where TEvent : IIntegrationEvent
    {
        Services.AddTriggerEvent(new TriggerEvent<TEvent>(Trigger: null, product));
        return this;
    }
}
