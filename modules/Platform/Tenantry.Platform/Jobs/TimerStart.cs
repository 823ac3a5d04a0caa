using Microsoft.Extensions.Hosting;

namespace Tenantry.Platform.Jobs;

/// <summary>Starts the timer of recurring jobs unless a scheduler has replaced it.</summary>
internal sealed class TimerStart(IRecurringJobs jobs) : IHostedService
{
    private readonly IHostedService? _timer = jobs as RecurringJobTimer;

    public Task StartAsync(CancellationToken cancellationToken) => _timer?.StartAsync(cancellationToken) ?? Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => _timer?.StopAsync(cancellationToken) ?? Task.CompletedTask;
}
