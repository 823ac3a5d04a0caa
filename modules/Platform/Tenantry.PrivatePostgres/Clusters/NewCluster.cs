using System.Security.Cryptography;
using Tenantry.PrivatePostgres.Binaries;

namespace Tenantry.PrivatePostgres.Clusters;

/// <summary>Makes the data of a new server: one superuser with a random or reserved password, UTF-8, English messages.</summary>
internal static class NewCluster
{
    public const string Superuser = "postgres";

    /// <summary>Creates a random password.</summary>
    public static string NewPassword() => RandomNumberGenerator.GetHexString(48, lowercase: true);

    /// <summary>Runs initdb into a folder of its own and moves it into place when it is whole, so that an interrupted one is never taken for data.</summary>
    public static async Task CreateAsync(DataHome home, PostgresBinaries binaries, string? password, CancellationToken ct)
    {
        home.WriteSecret(home.PasswordFile, password ?? NewPassword());
        home.RememberUser();
        var making = home.Cluster + ".new";
        CommandFailure? failure = null;
        foreach (var locale in Locales(binaries.Major))
        {
            if (Directory.Exists(making))
            {
                Directory.Delete(making, recursive: true);
            }

            var outcome = await binaries.Program("initdb", home.User, home.Folder, [
                "--pgdata", making, "--username", Superuser, "--pwfile", home.PasswordFile, "--auth", "scram-sha-256",
                "--encoding", "UTF8", "--no-instructions", "--no-sync", .. locale]).RunAsync(ct);
            if (outcome.Succeeded)
            {
                await File.AppendAllTextAsync(Path.Combine(making, "postgresql.conf"), $"\ninclude_if_exists = '{ClusterSettings.FileName}'\n", ct);
                Directory.Move(making, home.Cluster);
                return;
            }

            failure ??= new CommandFailure(outcome.Words);
        }

        throw new PrivatePostgresException(
            $"initdb of PostgreSQL {binaries.Version} ({binaries.Directory}) could not make a database in {home.Folder}:{Environment.NewLine}{failure!.Words}");
    }

    /// <summary>The same order and letter cases on every machine where the version can do it; otherwise as near as the system comes.</summary>
    private static IEnumerable<string[]> Locales(int major)
    {
        if (major >= 17)
        {
            yield return ["--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--locale", "C"];
        }

        if (OperatingSystem.IsLinux())
        {
            yield return ["--locale", "C.UTF-8", "--lc-messages", "C"];
        }

        if (OperatingSystem.IsMacOS())
        {
            yield return ["--locale", "C", "--lc-ctype", "UTF-8"];
        }

        yield return ["--locale", "C"];
    }

    private sealed record CommandFailure(string Words);
}
