using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tenantry.Platform.Permissions;
using Tenantry.Tenancy.People.UserFields;
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

    /// <summary>
    /// Defines a role, or replaces what a built-in one may do: <c>Role("Editor", ContentPermissions.Edit)</c>. The last definition of a
    /// name wins. The host does not start with a permission that does not exist.
    /// </summary>
    /// <param name="name">The display name: letters, digits and hyphens. Memberships hold it in lower case.</param>
    /// <param name="permissions">The names of all permissions of the role; nothing else is granted.</param>
    /// <returns>This builder.</returns>
    public TenancyBuilder Role(string name, params IReadOnlyList<string> permissions)
    {
        Services.Configure<RoleOptions>(roles => roles.Set(new RoleDefinition(name, permissions)));
        return this;
    }

    /// <summary>
    /// Adds a field to the users: shown at sign-up, on the account page and in <c>/api/auth/account</c>, and stored with the user. The last
    /// definition of a name wins.
    /// </summary>
    /// <param name="field">The field.</param>
    /// <returns>This builder.</returns>
    public TenancyBuilder AddUserField(UserFieldDefinition field)
    {
        ArgumentNullException.ThrowIfNull(field);
        Services.Configure<UserFieldOptions>(options => options.Fields[field.Name] = field);
        return this;
    }
}
