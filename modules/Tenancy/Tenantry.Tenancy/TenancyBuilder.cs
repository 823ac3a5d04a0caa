using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tenantry.Tenancy.Sessions;

namespace Tenantry.Tenancy;

/// <summary>What <c>AddTenancy</c> returns: the place for adapters.</summary>
/// <param name="services">The services.</param>
public sealed class TenancyBuilder(IServiceCollection services)
{
    /// <summary>Gets the services.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Sets options in code; code counts over the configuration.</summary>
    /// <param name="configure">What to set.</param>
    /// <returns>This builder.</returns>
    public TenancyBuilder Configure(Action<TenancyOptions> configure)
    {
        Services.PostConfigure(configure);
        return this;
    }

    /// <summary>Adds claims to the user of each request, after the tenant is resolved and before authorization. Adding a type again is harmless.</summary>
    /// <typeparam name="TClaims">The type that adds the claims.</typeparam>
    /// <returns>This builder.</returns>
    public TenancyBuilder AddClaims<TClaims>()
        where TClaims : class, ITenantClaims
    {
        Services.TryAddEnumerable(ServiceDescriptor.Scoped<ITenantClaims, TClaims>());
        return this;
    }
}
