using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Onboarding.Triggers;

/// <summary>Registers completion triggers.</summary>
internal static class TriggerRegistration
{
    public static void AddTrigger(this IServiceCollection services, string trigger, Func<IServiceProvider, ICompletionTrigger> create)
    {
        services.AddKeyedScoped(trigger, (provider, _) => create(provider));
        services.Configure<TriggerOptions>(options => options.Keys.Add(trigger));
    }
}
