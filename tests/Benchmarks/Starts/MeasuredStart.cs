using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Tenantry.Benchmarks.Starts;

/// <summary>Represents the measured start of a program until its first page.</summary>
/// <param name="Wall">The elapsed time until the page was received.</param>
/// <param name="Processor">The processor time that the process used.</param>
internal sealed record MeasuredStart(TimeSpan Wall, TimeSpan Processor)
{
    /// <summary>Starts a program, requests its first page and stops it with SIGTERM.</summary>
    /// <param name="arguments">The assembly and its arguments, without the address.</param>
    /// <returns>The measurement.</returns>
    public static async Task<MeasuredStart> MeasureAsync(params string[] arguments)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}");
        using var client = new HttpClient();
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [.. arguments, "--urls", address])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        // Both programs print a line after they listen. The end of the output also raises the event.
        using var printed = new SemaphoreSlim(0);
        process.OutputDataReceived += (_, _) => printed.Release();
        process.ErrorDataReceived += (_, _) => printed.Release();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (!await RespondsAsync(client, new Uri(address)))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"{arguments[0]} ended with {process.ExitCode}.");
            }

            await printed.WaitAsync();
        }

        watch.Stop();
        var used = process.TotalProcessorTime;
        using var signal = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
        return new MeasuredStart(watch.Elapsed, used);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> RespondsAsync(HttpClient client, Uri address)
    {
        try
        {
            using var response = await client.GetAsync(address);
            return response.EnsureSuccessStatusCode().IsSuccessStatusCode;
        }
        catch (HttpRequestException exception) when (exception.StatusCode is null)
        {
            return false;
        }
    }
}
