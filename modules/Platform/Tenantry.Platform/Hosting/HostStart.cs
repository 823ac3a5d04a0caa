using Microsoft.Extensions.Hosting;

namespace Tenantry.Platform.Hosting;

/// <summary>Extension methods that wait for the start of the host.</summary>
public static class HostStart
{
    /// <summary>
    /// Waits until every hosted service has started. Work that is left from before a restart must not begin earlier: a handler would act on
    /// modules that are not loaded yet, such as an empty catalog, and what it skips is not delivered again.
    /// </summary>
    /// <param name="host">The lifetime of the host.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>A task that completes when the host has started.</returns>
    /// <exception cref="OperationCanceledException">The host stopped before it started.</exception>
    public static async Task WhenStartedAsync(this IHostApplicationLifetime host, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(host);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = host.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(ct);
    }
}
