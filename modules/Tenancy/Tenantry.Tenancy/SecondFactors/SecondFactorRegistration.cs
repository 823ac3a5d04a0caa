using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.SecondFactors;

/// <summary>Registers authenticator apps, passkeys and recovery codes.</summary>
internal static class SecondFactorRegistration
{
    private const string Required = "required";

    public static void AddSecondFactors(this IServiceCollection services)
    {
        services.AddScoped<Authenticators>();
        services.AddScoped<RecoveryCodes>();
        services.AddScoped<SecondFactorSwitch>();
        services.AddScoped<PasskeyCeremonies>();
        services.AddScoped<Passkeys>();
        services.AddScoped<IPasskeyHandler<User>>(CreateHandler);
    }

    // User verification is required, because a passkey replaces both the password and the code.
    private static PasskeyHandler<User> CreateHandler(IServiceProvider services) => new(
        services.GetRequiredService<UserManager<User>>(),
        Options.Create(new IdentityPasskeyOptions
        {
            ServerDomain = DomainOf(services),
            ResidentKeyRequirement = Required,
            UserVerificationRequirement = Required,
        }));

    // One passkey works on all subdomains of the base domain. On any other host it is bound to that host.
    private static string? DomainOf(IServiceProvider services)
    {
        var host = services.GetRequiredService<IHttpContextAccessor>().HttpContext?.Request.Host.Host;
        var domain = services.GetRequiredService<TenancyOptions>().BaseDomain;
        return domain is not null && host?.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase) == true ? domain : host;
    }
}
