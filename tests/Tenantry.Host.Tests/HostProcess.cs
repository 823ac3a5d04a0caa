using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Tenantry.Host.Tests;

/// <summary>Represents the built reference host in a separate process, with its own content root and data directory.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tenantry-host-");
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly ConcurrentQueue<string> _output = new();
    private Process? _process;

    public HostProcess()
    {
        // PostgreSQL runs as another user if the tests run as root.
        if (!OperatingSystem.IsWindows())
        {
            _folder.UnixFileMode |= UnixFileMode.OtherExecute;
        }
    }

    /// <summary>Gets the content root.</summary>
    public string Folder => _folder.FullName;

    public string DataDirectory => Path.Combine(Folder, "data");

    public string Address { get; } = string.Create(CultureInfo.InvariantCulture, $"http://localhost:{FreePort()}");

    public int StripePort { get; } = FreePort();

    public IEnumerable<string> Errors => _errors;

    public IEnumerable<string> Output => _output;

    public int ExitCode => _process!.ExitCode;

    public bool HasExited => _process!.HasExited;

    private int Id => _process!.Id;

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts the host. The arguments override the defaults of the tests.</summary>
    public void Start(params string[] arguments)
    {
        var program = new DirectoryInfo(AppContext.BaseDirectory);
        var host = Path.Combine(program.Parent!.Parent!.FullName, "Tenantry.Host", program.Name, "Tenantry.Host.dll");
        string[] defaults =
        [
            host, "--environment", "Development", "--contentRoot", Folder, "--Tenantry:DataDirectory", DataDirectory, "--urls", Address,
            "--Tenantry:StripeEmulator:Port", StripePort.ToString(CultureInfo.InvariantCulture),
        ];
        var start = new ProcessStartInfo("dotnet", [.. defaults, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(host)!,
        };
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        // Only tests whose host uses the server of the tests share its key.
        start.Environment.Remove("Tenantry__MasterKey");
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => AddLine(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => AddLine(_errors, line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Waits until the host has exited.</summary>
    public async Task WaitForExitAsync()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await _process!.WaitForExitAsync(timeout.Token);
        _process.WaitForExit();
    }

    /// <summary>Stops the host with SIGTERM. A shell can make child processes ignore SIGINT, and the host would never stop.</summary>
    public async Task StopAsync()
    {
        using var signal = Process.Start("kill", ["-TERM", Id.ToString(CultureInfo.InvariantCulture)]);
        await WaitForExitAsync();
    }

    /// <summary>Gets the process ID of the private PostgreSQL, or <see langword="null"/> if none runs on the host's data.</summary>
    public string? PostgresProcess()
    {
        var configured = Path.Combine(DataDirectory, "postgres");
        var pointer = Path.Combine(configured, "location");
        var file = Path.Combine(File.Exists(pointer) ? File.ReadAllText(pointer).Trim() : configured, "cluster", "postmaster.pid");
        return File.Exists(file) ? File.ReadLines(file).First() : null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await StopAsync();
        }

        _process?.Dispose();
        var pointer = Path.Combine(DataDirectory, "postgres", "location");
        if (File.Exists(pointer))
        {
            Directory.Delete(File.ReadAllText(pointer).Trim(), recursive: true);
        }

        _folder.Delete(recursive: true);
    }

    private static void AddLine(ConcurrentQueue<string> lines, string? line)
    {
        if (!string.IsNullOrWhiteSpace(line))
        {
            lines.Enqueue(line);
        }
    }
}
