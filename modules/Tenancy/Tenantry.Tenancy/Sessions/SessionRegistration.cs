using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Tenancy.Sessions;

/// <summary>Registers and maps sign-in and tenant resolution.</summary>
internal static class SessionRegistration
{
    public static void AddSessions(this IServiceCollection services)
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

    public static void MapSessions(this IEndpointRouteBuilder auth)
    {
        SignIn.Map(auth);
        RefreshToken.Map(auth);
        SignOut.Map(auth);
    }
}
