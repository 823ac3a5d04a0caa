using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Tenancy.Sessions;

/// <summary>Registers and maps sign-in and tenant resolution.</summary>
internal static class SessionRegistration
{
    public static void AddSessions(this IServiceCollection services)
    {
        services.AddSignIn();
        services.AddSingleton<KnownDevices>();
        services.AddScoped<SignInThrottle>();
        services.AddScoped<CheckPassword>();
        services.AddScoped<StartSession>();
        services.AddScoped<CheckCode>();
        services.AddScoped<CompleteSignIn>();
        services.AddSingleton<PendingSignIn>();
        services.AddSingleton<SecondFactorPolicy>();
        services.AddScoped<ListSessions>();
        services.AddScoped<EndSessions>();
        services.AddScoped<SignOut>();
        services.AddScoped<ValidateSession>();
        services.AddScoped<SessionPrincipals>();
        services.AddScoped<UserMemberships>();
        services.AddScoped<SignIn>();
        services.AddScoped<RefreshToken>();
        services.AddScoped<SwitchTenant>();
        services.AddSingleton<TenantUrls>();
    }

    public static void MapSessions(this IEndpointRouteBuilder auth)
    {
        SignIn.Map(auth);
        RefreshToken.Map(auth);
        SignOut.Map(auth);
        ListSessions.Map(auth);
        EndSessions.Map(auth);
    }
}
