namespace Tenantry.PrivatePostgres.Processes;

/// <summary>A file that one process at a time holds open. A killed process lets go of it.</summary>
internal static class FileLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits for the file and holds it until disposed.</summary>
    /// <exception cref="PrivatePostgresException">Another process kept it for longer than the patience.</exception>
    public static async Task<FileStream> TakeAsync(string path, TimeSpan patience, CancellationToken ct)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
            {
                if (TimeProvider.System.GetElapsedTime(since) > patience)
                {
                    throw new PrivatePostgresException($"Another process has been holding {path} for {patience.TotalSeconds:0} s. Wait for it, or end it, and start again.", e);
                }

                await Task.Delay(Pause, ct);
            }
        }
    }
}
