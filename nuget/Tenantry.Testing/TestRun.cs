using System.Globalization;
using Tenantry.PrivatePostgres;

namespace Tenantry.Testing;

/// <summary>
/// Represents the folder of a test process in the temporary folder. The process holds a file open, so that other processes can determine
/// whether it is alive.
/// </summary>
internal sealed class TestRun
{
    /// <summary>The parent folder, one per user: another user could neither lock nor delete the files of root.</summary>
    public static readonly string Root = Path.Combine(Path.GetTempPath(), "tenantry-tests-" + Environment.UserName);

    private readonly FileStream _alive;

    private TestRun(string folder, FileStream alive)
    {
        Folder = folder;
        _alive = alive;
    }

    public string Folder { get; }

    public static TestRun Begin()
    {
        var folder = Path.Combine(Root,
            string.Create(CultureInfo.InvariantCulture, $"run-{Environment.ProcessId}-{TimeProvider.System.GetTimestamp()}"));

        // The lock file is next to the folder, because the folder belongs to the server's user and is deleted as a whole.
        Directory.CreateDirectory(Root);
        return new TestRun(folder, Hold(folder) ?? throw new IOException($"{folder} is in use."));
    }

    /// <summary>Stops the servers of killed test processes and deletes their folders.</summary>
    public static async Task RemoveLeftoversAsync()
    {
        Directory.CreateDirectory(Root);
        foreach (var folder in Directory.GetDirectories(Root, "run-*"))
        {
            if (Hold(folder) is { } dead)
            {
                await StopAsync(folder);
                new TestRun(folder, dead).End();
            }
        }
    }

    public static PrivatePostgresOptions Options(string folder) => new()
    {
        DataDirectory = folder,
        DownloadDirectory = PostgresForTests.DownloadDirectory,
        ForTests = true,
        MaxConnections = 400,
    };

    public void End()
    {
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (IOException)
        {
            // Another process removes the same folder, or Windows still holds a file. The next run tries again.
        }

        _alive.Dispose();
        File.Delete(Folder + ".alive");
    }

    private static async Task StopAsync(string folder)
    {
        try
        {
            await PrivatePostgresServer.StopAsync(Options(folder));
        }
        catch (PrivatePostgresException)
        {
            // The folder is deleted anyway, and a server without its folder ends itself.
        }
    }

    private static FileStream? Hold(string folder)
    {
        try
        {
            return new FileStream(folder + ".alive", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
