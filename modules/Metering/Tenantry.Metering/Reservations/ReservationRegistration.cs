using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform.Jobs;

namespace Tenantry.Metering.Reservations;

/// <summary>Registers quota reservations.</summary>
internal static class ReservationRegistration
{
    public static void AddReservations(this IServiceCollection services)
    {
        services.AddScoped<ReserveUsage>();
        services.AddScoped<CommitReservation>();
        services.AddScoped<ReleaseReservation>();
        services.AddRecurringJob<ReleaseExpiredReservations>(
            "metering.free_reservations", "0 * * * * ?", JobScope.Once, "Releases expired usage reservations.");
    }
}
