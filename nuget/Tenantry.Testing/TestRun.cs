using System.Globalization;
using Tenantry.PrivatePostgres;

namespace Tenantry.Testing;

/// <summary>The folder of one test process, below the system's temporary folder. The process holds a file in it open, so that another can
/// tell whether it lives.</summary>
internal sealed class TestRun
{
    /// <summary>One for each user: what root left, another could neither lock nor delete.</summary>
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
        var folder = Path.Combine(Root, string.Create(CultureInfo.InvariantCulture, $"run-{Environment.ProcessId}-{TimeProvider.System.GetTimestamp()}"));

        // Beside the folder and not in it: the folder is given to the server's user, and deleted as a whole.
        Directory.CreateDirectory(Root);
        return new TestRun(folder, Hold(folder) ?? throw new IOException($"{folder} is in use."));
    }

    /// <summary>Stops the servers and deletes the folders of test processes that were killed.</summary>
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
            // Another process removes the same leftover, or Windows still holds a file: the next run tries again.
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
            // It is deleted all the same; a server without its folder ends itself.
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
