namespace Tenantry.PrivatePostgres.Processes;

/// <summary>
/// Provides a lock between processes: a file that one process at a time holds open. The lock of a killed process is released.
/// </summary>
internal static class FileLock
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits for the lock and holds it until the returned stream is disposed.</summary>
    /// <exception cref="PrivatePostgresException">Another process held the lock for longer than the timeout.</exception>
    public static async Task<FileStream> AcquireAsync(string path, TimeSpan timeout, CancellationToken ct)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception) when (exception is not (DirectoryNotFoundException or FileNotFoundException
                or PathTooLongException))
            {
                if (TimeProvider.System.GetElapsedTime(since) > timeout)
                {
                    throw new PrivatePostgresException(
                        $"Another process has held the lock {path} for {timeout.TotalSeconds:0} s. Wait for it or end it, then start "
                            + $"again.", exception);
                }

                await Task.Delay(PollInterval, ct);
            }
        }
    }
}
