using System.ComponentModel;
using System.Diagnostics;

namespace Tenantry.PrivatePostgres.Processes;

/// <summary>Runs a program to its end, optionally as another user, and captures its output.</summary>
internal sealed record Command(string Program, params string[] Arguments)
{
    /// <summary>Gets the user to run as, or <see langword="null"/> for the current user.</summary>
    public UnprivilegedUser? RunAs { get; init; }

    public string? WorkingDirectory { get; init; }

    /// <summary>Gets the folder in which the program searches for libraries first, or <see langword="null"/>.</summary>
    public string? Libraries { get; init; }

    public async Task<CommandOutcome> RunAsync(CancellationToken ct)
    {
        using var process = new Process { StartInfo = Describe() };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            return new CommandOutcome(-1, $"{Program} could not be run: {exception.Message}");
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

        // On Windows, a server that pg_ctl starts inherits the pipes and never closes them, so waiting for the output without a limit would
        // hang.
        var texts = Task.WhenAll(output, error);
        await Task.WhenAny(texts, Task.Delay(TimeSpan.FromSeconds(1), ct));
        return new CommandOutcome(process.ExitCode, texts.IsCompletedSuccessfully ? string.Join('\n', await texts).Trim() : "");
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

        // Variables such as PGDATA, PGPORT and PGOPTIONS would change the behavior of the programs.
        foreach (var name in start.Environment.Keys.Where(key => key.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        if (RunAs is not null)
        {
            start.UserName = RunAs.Name;
            start.Environment["HOME"] = "/nonexistent";
        }

        if (Libraries is not null)
        {
            start.Environment[OperatingSystem.IsMacOS() ? "DYLD_LIBRARY_PATH" : "LD_LIBRARY_PATH"] = Libraries;
        }

        return start;
    }
}

/// <summary>Represents the exit code of a program and its output, both streams combined.</summary>
internal sealed record CommandOutcome(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;
}
