using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tenantry.Platform.Permissions;
using Tenantry.Tenancy.People.UserFields;
using Tenantry.Tenancy.Sessions;

namespace Tenantry.Tenancy;

/// <summary>Provides methods to configure tenancy.</summary>
/// <param name="services">The service collection.</param>
public sealed class TenancyBuilder(IServiceCollection services)
{
    /// <summary>Gets the service collection.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Configures the options in code. Code takes precedence over configuration.</summary>
    /// <param name="configure">The delegate that configures the options.</param>
    /// <returns>This builder.</returns>
    public TenancyBuilder Configure(Action<TenancyOptions> configure)
    {
        Services.PostConfigure(configure);
        return this;
    }

    /// <summary>
    /// Adds claims to the user of each request, after the tenant is resolved and before authorization. Adding a type again has no effect.
    /// </summary>
    /// <typeparam name="TClaims">The type that adds the claims.</typeparam>
    /// <returns>This builder.</returns>
    public TenancyBuilder AddClaims<TClaims>()
        where TClaims : class, ITenantClaims
    {
        Services.TryAddEnumerable(ServiceDescriptor.Scoped<ITenantClaims, TClaims>());
        return this;
    }

    /// <summary>
    /// Defines a role or replaces the permissions of a built-in one: <c>Role("Editor", ContentPermissions.Edit)</c>. The last definition of
    /// a name wins. The host does not start with a permission that does not exist.
    /// </summary>
    /// <param name="name">The display name: letters, digits and hyphens. Memberships store it in lower case.</param>
    /// <param name="permissions">The names of all permissions of the role. Nothing else is granted.</param>
    /// <returns>This builder.</returns>
    public TenancyBuilder Role(string name, params IReadOnlyList<string> permissions)
    {
        Services.Configure<RoleOptions>(roles => roles.Set(new RoleDefinition(name, permissions)));
        return this;
    }

    /// <summary>
    /// Defines a role of operators or replaces the permissions of a built-in one: <c>support</c>, <c>finance</c> or <c>read-only</c>. The
    /// role <c>owner</c> has every permission and cannot be redefined.
    /// </summary>
    /// <param name="name">The display name: letters, digits and hyphens. Operators have it in lower case.</param>
    /// <param name="permissions">The names of all permissions of the role. Nothing else is granted.</param>
    /// <returns>This builder.</returns>
    public TenancyBuilder OperatorRole(string name, params IReadOnlyList<string> permissions)
    {
        Services.Configure<RoleOptions>(roles => roles.SetOperatorRole(new RoleDefinition(name, permissions)));
        return this;
    }

    /// <summary>
    /// Adds a custom field to users. It can be shown at sign-up, on the account page and in <c>/api/auth/account</c>, and is stored with
    /// the user. The last definition of a name wins.
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
