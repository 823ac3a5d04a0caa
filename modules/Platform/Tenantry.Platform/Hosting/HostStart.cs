using Microsoft.Extensions.Hosting;

namespace Tenantry.Platform.Hosting;

/// <summary>Lets background work wait for the rest of the host.</summary>
public static class HostStart
{
    /// <summary>
    /// Waits until every hosted service has started. Work that was left from before a restart must not begin earlier: a handler that finds
    /// another module not loaded yet, such as an empty catalogue, takes it for the truth, and what it skips is never told again.
    /// </summary>
    /// <param name="host">The host's life.</param>
    /// <param name="ct">Ends the waiting, also where the host never starts.</param>
    /// <returns>A task that ends when the host has started.</returns>
    /// <exception cref="OperationCanceledException">The host stopped before it had started.</exception>
    public static async Task WhenStartedAsync(this IHostApplicationLifetime host, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(host);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var heard = host.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(ct);
    }
}
