using System.ComponentModel;
using System.Diagnostics;

namespace Tenantry.PrivatePostgres.Processes;

/// <summary>Runs a program to its end, as another user when asked to, and keeps what it said.</summary>
internal sealed record Command(string Program, params string[] Arguments)
{
    /// <summary>Whom to run as; null is the current user.</summary>
    public UnprivilegedUser? As { get; init; }

    public string? WorkingDirectory { get; init; }

    /// <summary>A folder whose libraries the program must find first.</summary>
    public string? Libraries { get; init; }

    public async Task<CommandOutcome> RunAsync(CancellationToken ct)
    {
        using var process = new Process { StartInfo = Describe() };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            return new CommandOutcome(-1, $"{Program} could not be run: {e.Message}");
        }

        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: false);
            throw;
        }

        // A server started by pg_ctl on Windows inherits the pipes and never closes them: wait for the words, but not for ever.
        var words = Task.WhenAll(output, error);
        await Task.WhenAny(words, Task.Delay(TimeSpan.FromSeconds(1), ct));
        return new CommandOutcome(process.ExitCode, words.IsCompletedSuccessfully ? string.Join('\n', await words).Trim() : "");
    }

    private ProcessStartInfo Describe()
    {
        var start = new ProcessStartInfo(Program, Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = WorkingDirectory ?? "",
        };

        // PGDATA, PGPORT, PGOPTIONS and their like would change what the programs do.
        foreach (var name in start.Environment.Keys.Where(key => key.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        if (As is not null)
        {
            start.UserName = As.Name;
            start.Environment["HOME"] = "/nonexistent";
        }

        if (Libraries is not null)
        {
            start.Environment[OperatingSystem.IsMacOS() ? "DYLD_LIBRARY_PATH" : "LD_LIBRARY_PATH"] = Libraries;
        }

        return start;
    }
}

/// <summary>How a program ended and what it wrote, both streams together.</summary>
internal sealed record CommandOutcome(int ExitCode, string Words)
{
    public bool Succeeded => ExitCode == 0;
}
