using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Tenancy.Notes;

/// <summary>Registers notes about tenants.</summary>
internal static class NotesRegistration
{
    public static void AddNotes(this IServiceCollection services)
    {
        services.AddScoped<AddTenantNote>();
        services.AddScoped<DeleteTenantNote>();
    }
}
