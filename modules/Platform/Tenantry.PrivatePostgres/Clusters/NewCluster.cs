using System.Security.Cryptography;
using Tenantry.PrivatePostgres.Binaries;

namespace Tenantry.PrivatePostgres.Clusters;

/// <summary>Creates the data of a new server, with one superuser with a random or reserved password, UTF-8 and English messages.</summary>
internal static class NewCluster
{
    public const string Superuser = "postgres";

    /// <summary>Creates a random password.</summary>
    public static string NewPassword() => RandomNumberGenerator.GetHexString(48, lowercase: true);

    /// <summary>
    /// Runs initdb in a temporary folder and moves the result into place when it is complete, so that an interrupted run is never used as
    /// data.
    /// </summary>
    public static async Task CreateAsync(DataHome home, PostgresBinaries binaries, string? password, CancellationToken ct)
    {
        home.WriteSecret(home.PasswordFile, password ?? NewPassword());
        home.SaveUser();
        var temporary = home.Cluster + ".new";
        string? failure = null;
        foreach (var locale in Locales(binaries.Major))
        {
            if (Directory.Exists(temporary))
            {
                Directory.Delete(temporary, recursive: true);
            }

            var outcome = await binaries.Program("initdb", home.User, home.Folder, [
                "--pgdata", temporary, "--username", Superuser, "--pwfile", home.PasswordFile, "--auth", "scram-sha-256",
                "--encoding", "UTF8", "--no-instructions", "--no-sync", .. locale]).RunAsync(ct);
            if (outcome.Succeeded)
            {
                await File.AppendAllTextAsync(Path.Combine(temporary, "postgresql.conf"),
                    $"\ninclude_if_exists = '{ClusterSettings.FileName}'\n", ct);
                Directory.Move(temporary, home.Cluster);
                return;
            }

            failure ??= outcome.Output;
        }

        throw new PrivatePostgresException(
            $"initdb of PostgreSQL {binaries.Version} ({binaries.Directory}) could not create a database cluster in "
                + $"{home.Folder}:{Environment.NewLine}{failure}");
    }

    /// <summary>
    /// Lists the locale options to try. The built-in locale, from version 17, sorts and compares text in the same way on every machine; the
    /// others are the closest that the system offers.
    /// </summary>
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
}
