using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;
using Tenantry.Platform;
using Tenantry.Platform.Connections;
using Tenantry.Platform.Data;
using Tenantry.Platform.Hosting;
using Tenantry.Platform.Jobs;

namespace Tenantry.Jobs;

/// <summary>Extension methods that add the scheduler.</summary>
public static class JobsModule
{
    private const string DataSource = "tenantry.jobs";

    /// <summary>
    /// Adds a scheduler that runs background jobs and recurring jobs on Quartz.NET, stored in the application's database and with a
    /// history. Each run executes on one node. Calling it again has no effect.
    /// </summary>
    /// <param name="builder">The host's builder.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddJobs(this IHostApplicationBuilder builder) => builder.Services.AddJobs();

    /// <summary>
    /// Adds a scheduler that runs background jobs and recurring jobs on Quartz.NET, stored in the application's database and with a
    /// history. Each run executes on one node. Calling it again has no effect.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(JobHistory)))
        {
            return services;
        }

        services.AddPlatform();
        services.AddDefaultLogLevel("Quartz", LogLevel.Warning);
        services.AddModuleDatabase<JobsDbContext>(order: 4);
        services.AddSingleton<JobHistory>();
        services.AddSingleton<BackgroundJobs>();
        services.Replace(ServiceDescriptor.Singleton<IBackgroundJobs>(provider => provider.GetRequiredService<BackgroundJobs>()));
        services.Replace(ServiceDescriptor.Singleton<IRecurringJobs>(provider => provider.GetRequiredService<BackgroundJobs>()));
        services.AddKeyedSingleton<DbDataSource>(DataSource, (provider, _) => provider.GetRequiredService<Databases>().System);
        services.AddQuartz(Configure);
        services.AddHostedService<RecurringJobSchedule>();
        return services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    private static void Configure(IQuartzBuilder quartz)
    {
        quartz.ConfigureScheduler(scheduler => scheduler.InstanceName = "tenantry");
        quartz.UsePersistentStore(store =>
        {
            store.ConfigureStore(options =>
            {
                options.TablePrefix = "jobs.qrtz_";
                // A foreground thread of the store would keep the process alive after the host has stopped.
                options.UseBackgroundThreads = true;
            });
            store.UsePostgres(database => database.DataSourceServiceKey = DataSource);
            store.UseClustering(cluster =>
            {
                cluster.CheckinInterval = TimeSpan.FromSeconds(2);
                cluster.CheckinMisfireThreshold = TimeSpan.FromSeconds(3);
            });
            store.ProvisionSchema();
        });
    }
}
