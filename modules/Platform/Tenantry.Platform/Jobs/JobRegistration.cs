using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Platform.Jobs;

/// <summary>Registers jobs.</summary>
public static class JobRegistration
{
    /// <summary>Runs a job by a schedule, on one node at a time.</summary>
    /// <typeparam name="TJob">The job; a scoped service of its own.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="name">Its name, <c>module.what_it_does</c>.</param>
    /// <param name="cron">A cron expression of six fields, seconds first, in UTC: <c>0 0 3 * * ?</c> is every day at three.</param>
    /// <param name="scope">For whom it runs.</param>
    /// <param name="does">What it does, in a sentence for the operator's list.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddRecurringJob<TJob>(
        this IServiceCollection services, string name, string cron, JobScope scope, string does)
        where TJob : class, IRecurringJob
    {
        services.AddScoped<TJob>();
        services.AddSingleton(new RecurringJob(name, typeof(TJob), cron, scope, does));
        return services;
    }

    /// <summary>Makes a class available as a background job.</summary>
    /// <typeparam name="TJob">The job; a scoped service of its own.</typeparam>
    /// <typeparam name="TArgs">What it needs to know.</typeparam>
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
