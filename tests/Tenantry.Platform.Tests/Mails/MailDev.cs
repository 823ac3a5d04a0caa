using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Reflection;
using System.Text.Json;

namespace Tenantry.Platform.Tests.Mails;

/// <summary>A real SMTP server, maildev from npm, in a process of its own.</summary>
public sealed class MailDev : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private Process _process = null!;

    public int SmtpPort { get; } = FreePort();

    private int WebPort { get; } = FreePort();

    public async ValueTask InitializeAsync()
    {
        var node = typeof(MailDev).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "NodeFolder").Value!;
        var script = Path.Combine(node, "node_modules", "maildev", "dist", "bin", "maildev.js");
        _process = Process.Start(new ProcessStartInfo("node", [script, "--smtp", $"{SmtpPort}", "--web", $"{WebPort}", "--ip", "127.0.0.1", "--web-ip", "127.0.0.1"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _ = _process.StandardOutput.ReadToEndAsync();
        _ = _process.StandardError.ReadToEndAsync();
        await Eventually.HoldsAsync(
            async () =>
            {
                try
                {
                    return (await _http.GetAsync(new Uri($"http://127.0.0.1:{WebPort}/api/email"))).IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            "maildev listens",
            TimeSpan.FromSeconds(30));
    }

    public async Task<IReadOnlyList<JsonElement>> MailsAsync() =>
        await _http.GetFromJsonAsync<List<JsonElement>>(new Uri($"http://127.0.0.1:{WebPort}/api/email")) ?? [];

    public Task<string> SourceAsync(string id) => _http.GetStringAsync(new Uri($"http://127.0.0.1:{WebPort}/api/email/{id}/source"));

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _http.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
