using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Tenancy.Operators;

/// <summary>Registers the management of operators.</summary>
internal static class OperatorRegistration
{
    public static void AddOperators(this IServiceCollection services)
    {
        services.AddSingleton<OperatorRoles>();
        services.AddScoped<OperatorInvitationEmail>();
        services.AddScoped<InviteOperator>();
        services.AddScoped<ChangeOperatorRole>();
    }
}
