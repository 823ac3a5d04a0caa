using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Platform.Jobs;

/// <summary>Extension methods that register jobs.</summary>
public static class JobRegistration
{
    /// <summary>Adds a recurring job. It runs on one node at a time.</summary>
    /// <typeparam name="TJob">The type of the job. It is added as a scoped service.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="name">The name of the job, such as <c>module.what_it_does</c>.</param>
    /// <param name="cron">The cron expression: six fields, seconds first, in UTC. <c>0 0 3 * * ?</c> is every day at 03:00.</param>
    /// <param name="scope">Whether the job runs once or once per tenant.</param>
    /// <param name="description">The description, one sentence for the operator's list of jobs.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddRecurringJob<TJob>(
        this IServiceCollection services, string name, string cron, JobScope scope, string description)
        where TJob : class, IRecurringJob
    {
        services.AddScoped<TJob>();
        services.AddSingleton(new RecurringJob(name, typeof(TJob), cron, scope, description));
        return services;
    }

    /// <summary>Adds a background job.</summary>
    /// <typeparam name="TJob">The type of the job. It is added as a scoped service.</typeparam>
    /// <typeparam name="TArgs">The type of the arguments. They are stored as JSON.</typeparam>
    /// <param name="services">The services.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddBackgroundJob<TJob, TArgs>(this IServiceCollection services)
        where TJob : class, IBackgroundJob<TArgs>
    {
        services.AddScoped<TJob>();
        services.AddSingleton(BackgroundJobKind.Of<TJob, TArgs>());
        return services;
    }
}
