using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Tenantry.PrivatePostgres;

namespace Tenantry.Packages.Tests.Hosts;

/// <summary>Represents a host in a separate process on free ports, and captures its output.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(10) };

    private RunningHost(ProcessStartInfo start, Uri address)
    {
        Address = address;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => AddLine(line.Data);
        _process.ErrorDataReceived += (_, line) => AddLine(line.Data);
    }

    public Uri Address { get; }

    /// <summary>Gets the lines that the host has printed so far.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    public static async Task<RunningHost> StartAsync(ProcessStartInfo start)
    {
        var address = new Uri($"http://localhost:{Ports.Free()}");
        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add(address.GetLeftPart(UriPartial.Authority));
        start.ArgumentList.Add("--Tenantry:StripeEmulator:Port");
        start.ArgumentList.Add(Ports.Free().ToString(CultureInfo.InvariantCulture));
        var host = new RunningHost(start, address);
        host._process.Start();
        host._process.BeginOutputReadLine();
        host._process.BeginErrorReadLine();
        try
        {
            await Eventually.HoldsAsync(host.RespondsAsync, $"{address} responds", TimeSpan.FromMinutes(2));
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }

        return host;
    }

    /// <summary>Runs test steps. If a step fails, the exception contains the output of the host.</summary>
    public async Task UseAsync(Func<RunningHost, Task> steps)
    {
        try
        {
            await steps(this);
        }
        catch (Exception failure)
        {
            var state = _process.HasExited ? $"exited with code {_process.ExitCode}" : "is running";
            throw new InvalidOperationException($"{failure.Message}\nThe host {state}. Output:\n{string.Join('\n', Lines)}", failure);
        }
    }

    public async ValueTask DisposeAsync()
    {
        // SIGTERM lets the host stop its servers. A killed host could not.
        if (!_process.HasExited && !OperatingSystem.IsWindows())
        {
            using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            await _process.WaitForExitAsync(limit.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        _process.Kill(entireProcessTree: true);
        var data = Path.Combine(_process.StartInfo.WorkingDirectory, ".data", "postgres");
        if (Directory.Exists(data))
        {
            await PrivatePostgresServer.StopAsync(new PrivatePostgresOptions { DataDirectory = data });
        }

        _process.Dispose();
        _client.Dispose();
    }

    private async Task<bool> RespondsAsync()
    {
        if (_process.HasExited)
        {
            throw new InvalidOperationException("The host exited:\n" + string.Join('\n', Lines));
        }

        try
        {
            using var response = await _client.GetAsync(new Uri(Address, "/health"));
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void AddLine(string? line)
    {
        if (line is not null)
        {
            _lines.Enqueue(line);
        }
    }
}
