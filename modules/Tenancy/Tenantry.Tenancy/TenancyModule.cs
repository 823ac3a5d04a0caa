using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Tenantry.AdminUi;
using Tenantry.Platform;
using Tenantry.Platform.Data;
using Tenantry.Platform.Emails;
using Tenantry.Platform.Permissions;
using Tenantry.Platform.Tenants;
using Tenantry.Tenancy.Keys;
using Tenantry.Tenancy.Memberships;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Sessions;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy;

/// <summary>The lines of tenancy.</summary>
public static class TenancyModule
{
    /// <summary>Adds tenants, people, sign-in and API keys. Calling it again is harmless.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <returns>The place for adapters.</returns>
    public static TenancyBuilder AddTenancy(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        if (services.Any(service => service.ServiceType == typeof(TenancyMetrics)))
        {
            return new TenancyBuilder(services);
        }

        builder.AddPlatform();
        services.AddOptions<TenancyOptions>().BindConfiguration(TenancyOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TenancyOptions>, TenancyOptionsValidator>();
        services.AddSingleton(sp => sp.GetRequiredService<IOptions<TenancyOptions>>().Value);
        services.AddSingleton<TenancyMetrics>();
        services.AddPermissions(TenancyPermissions.All);
        services.AddModuleDatabase<TenancyDbContext>(order: 10);
        services.AddMailTemplates("tenancy", typeof(TenancyModule).Assembly);
        AddTenants(services);
        AddPeople(services);
        AddSessions(services);
        AddKeys(services);
        AddPages(services);
        return new TenancyBuilder(services);
    }

    /// <summary>
    /// Recognises who asks, finds the tenant of the request and refuses where address, key and sign-in disagree. It brings the authentication
    /// and authorization middleware with it. Call it before the routes and before any middleware that needs a tenant.
    /// </summary>
    /// <param name="app">The host.</param>
    /// <returns>The host.</returns>
    /// <exception cref="InvalidOperationException">The host did not call <see cref="AddTenancy"/>.</exception>
    public static IApplicationBuilder UseTenancy(this IApplicationBuilder app)
    {
        Require(app.ApplicationServices, "app.UseTenancy()");
        app.UseAuthentication();
        app.UseMiddleware<ResolveTenant>();
        return app.UseAuthorization();
    }

    /// <summary>Maps sign-up, sign-in and sign-out under <c>/api/auth</c>, keys under <c>/api/keys</c>, and what the pages' forms post to.</summary>
    /// <param name="endpoints">The routes.</param>
    /// <exception cref="InvalidOperationException">The host did not call <see cref="AddTenancy"/>.</exception>
    public static void MapTenancy(this IEndpointRouteBuilder endpoints)
    {
        Require(endpoints.ServiceProvider, "app.MapTenancy()");
        var auth = endpoints.MapGroup("/api/auth").WithTags("Sign-in");
        SignUp.Map(auth);
        SignIn.Map(auth);
        RefreshToken.Map(auth);
        SignOut.Map(auth);
        var keys = endpoints.MapGroup("/api/keys").WithTags("Keys").RequirePermission(TenancyPermissions.ManageKeys);
        ListKeys.Map(keys);
        MakeKey.Map(keys);
        RevokeKey.Map(keys);
        SignOut.MapForm(endpoints);
        SwitchTenant.Map(endpoints);
        RevokeKey.MapForm(endpoints);
    }

    private static void Require(IServiceProvider services, string line)
    {
        if (services.GetService<TenancyMetrics>() is null)
        {
            throw new InvalidOperationException($"Call builder.AddTenancy() before {line}.");
        }
    }

    private static void AddTenants(IServiceCollection services)
    {
        services.AddScoped<Subdomains>();
        services.AddScoped<MakeTenant>();
        services.AddScoped<MoveTenant>();
        services.AddSingleton<TenantLookup>();
        services.AddSingleton<ITenants>(sp => sp.GetRequiredService<TenantLookup>());
        services.Replace(ServiceDescriptor.Singleton<ITenantDirectory>(sp => sp.GetRequiredService<TenantLookup>()));
        services.AddScoped<ListMembers>();
        services.AddTenantsResource();
        services.AddTimeline<TenantTimeline>();
    }

    private static void AddPeople(IServiceCollection services)
    {
        services.AddIdentityCore<Person>(identity =>
        {
            identity.User.RequireUniqueEmail = true;
            identity.User.AllowedUserNameCharacters = "";
            identity.Password = new PasswordOptions
            {
                RequiredLength = Passwords.MinLength,
                RequireDigit = false,
                RequireLowercase = false,
                RequireUppercase = false,
                RequireNonAlphanumeric = false,
            };
        }).AddEntityFrameworkStores<TenancyDbContext>();
        services.AddSingleton<MailLinks>();
        services.AddSingleton<PendingSignUp>();
        services.AddScoped<ConfirmationMail>();
        services.AddScoped<PasswordMail>();
        services.AddScoped<SignUp>();
        services.AddScoped<EmailProof>();
        services.AddScoped<ConfirmEmail>();
        services.AddScoped<ForgotPassword>();
        services.AddScoped<IAccounts, OpenAccount>();
        services.AddScoped<ResetPassword>();
        services.AddScoped<ChangePassword>();
        services.AddScoped<RenamePerson>();
        services.AddSingleton(_ => new SeededOperator());
        services.AddSingleton<IDataSeedContributor, OperatorSeed>();
        services.AddPeopleResource();
    }

    private static void AddSessions(IServiceCollection services)
    {
        services.AddSignIn();
        services.AddScoped<Attempts>();
        services.AddScoped<Recognise>();
        services.AddScoped<Standings>();
        services.AddScoped<Workplaces>();
        services.AddScoped<SignIn>();
        services.AddScoped<RefreshToken>();
        services.AddScoped<SwitchTenant>();
        services.AddSingleton<HostAddresses>();
    }

    private static void AddKeys(IServiceCollection services)
    {
        services.AddScoped<ListKeys>();
        services.AddScoped<MakeKey>();
        services.AddScoped<RevokeKey>();
        services.AddKeysResource();
    }

    private static void AddPages(IServiceCollection services)
    {
        // Before the configuration is bound: these are defaults, not decisions.
        services.Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<AdminUiOptions>>(new ConfigureOptions<AdminUiOptions>(shells =>
        {
            shells.SignInPath = "/signin";
            shells.SignOutPath = "/signout";
            shells.AccountPath = "/space/account";
            shells.OperatorPath = "/admin";
        })));
        services.AddScoped<IShellContext, ShellTenants>();
        services.AddPages(typeof(TenancyModule).Assembly);
        services.AddNavigation(new NavigationItem(Shell.Space, "Members", "/space/members", "users", 800, TenancyPermissions.ViewMembers, "Workspace"));
        services.AddNavigation(new NavigationItem(Shell.Space, "API keys", "/space/keys", "key", 810, TenancyPermissions.ManageKeys, "Workspace"));
    }
}
