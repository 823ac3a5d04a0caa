using System.Diagnostics;
using System.Globalization;

namespace Tenantry.PrivatePostgres.Clusters;

/// <summary>Which process stops the server: the one that started it or, when that one is dead, the first that attached after.</summary>
internal static class Ownership
{
    /// <summary>Writes this process down as the owner.</summary>
    public static void Take(DataHome home)
    {
        using var self = Process.GetCurrentProcess();
        home.WriteSecret(home.OwnerFile, string.Create(CultureInfo.InvariantCulture, $"{self.Id} {self.StartTime.ToUniversalTime().Ticks}"));
    }

    public static void Release(DataHome home) => File.Delete(home.OwnerFile);

    /// <summary>Whether the owner still lives. Number and start time together tell it from a stranger with its number.</summary>
    public static bool IsHeld(DataHome home)
    {
        if (!File.Exists(home.OwnerFile) || File.ReadAllText(home.OwnerFile).Split(' ') is not [var id, var ticks]
            || !int.TryParse(id, CultureInfo.InvariantCulture, out var pid) || !long.TryParse(ticks, CultureInfo.InvariantCulture, out var started))
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(pid);
            return Math.Abs(process.StartTime.ToUniversalTime().Ticks - started) < TimeSpan.FromSeconds(5).Ticks;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
