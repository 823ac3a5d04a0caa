using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform.Permissions;

namespace Tenantry.Tenancy.Keys;

/// <summary>Registers and maps API keys.</summary>
internal static class KeyRegistration
{
    public static void AddKeys(this IServiceCollection services)
    {
        services.AddScoped<ListKeys>();
        services.AddScoped<MakeKey>();
        services.AddScoped<RevokeKey>();
    }

    public static void MapKeys(this IEndpointRouteBuilder endpoints)
    {
        var keys = endpoints.MapGroup("/api/keys").WithTags("Keys").RequirePermission(TenancyPermissions.ManageKeys);
        ListKeys.Map(keys);
        MakeKey.Map(keys);
        RevokeKey.Map(keys);
    }
}
