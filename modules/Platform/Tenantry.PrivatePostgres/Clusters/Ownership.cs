using System.Diagnostics;
using System.Globalization;

namespace Tenantry.PrivatePostgres.Clusters;

/// <summary>
/// Records which process stops the server: the one that started it or, if that process is dead, the first one that attached afterwards.
/// </summary>
internal static class Ownership
{
    /// <summary>Records this process as the owner.</summary>
    public static void Acquire(DataHome home)
    {
        using var self = Process.GetCurrentProcess();
        home.WriteSecret(home.OwnerFile,
            string.Create(CultureInfo.InvariantCulture, $"{self.Id} {self.StartTime.ToUniversalTime().Ticks}"));
    }

    public static void Release(DataHome home) => File.Delete(home.OwnerFile);

    /// <summary>Determines whether the owner is alive. The start time distinguishes it from another process that has the same ID.</summary>
    public static bool IsHeld(DataHome home)
    {
        if (!File.Exists(home.OwnerFile) || File.ReadAllText(home.OwnerFile).Split(' ') is not [var id, var ticks]
            || !int.TryParse(id, CultureInfo.InvariantCulture, out var pid)
            || !long.TryParse(ticks, CultureInfo.InvariantCulture, out var started))
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(pid);
            return Math.Abs(process.StartTime.ToUniversalTime().Ticks - started) < TimeSpan.FromSeconds(5).Ticks;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException
            or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
