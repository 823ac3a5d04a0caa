using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Tenantry.Billing.StripeEmulator;

namespace Tenantry.Billing.Tests.Proofs;

/// <summary>Represents the process that is killed, and the database and local Stripe that continue to run.</summary>
internal sealed class KillableHost : IAsyncDisposable
{
    private const string Secret = "whsec_of_the_proof";
    private readonly HttpClient _http;
    private readonly Dictionary<string, string> _settings;
    private Process? _process;

    private KillableHost(StripeEmulatorServer stripe, string key, string database, string clock, Uri address)
    {
        (Stripe, Key, Database) = (stripe, key, database);
        _http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(1) };
        _settings = new(StringComparer.Ordinal)
        {
            ["CRASH_ADDRESS"] = address.ToString(), ["CRASH_DATABASE"] = database, ["CRASH_CLOCK"] = clock,
            ["CRASH_STRIPE"] = stripe.Address, ["CRASH_KEY"] = key, ["CRASH_SECRET"] = Secret,
        };
    }

    public StripeEmulatorServer Stripe { get; }

    public string Key { get; }

    public string Database { get; }

    public static async Task<KillableHost> StartAsync()
    {
        var address = FreeAddress();
        var clock = Directory.CreateTempSubdirectory("tenantry-crash-").FullName;
        var options = new StripeEmulatorOptions { Port = 0, DataDirectory = null };
        options.WebhookEndpoints.Add(new WebhookTarget(new Uri(address, "/api/webhooks/stripe"), Secret));
        var stripe = new StripeEmulatorServer(options, new EmulatorClock(clock));
        await stripe.StartAsync();
        return new KillableHost(stripe, options.ApiKey, await PostgresForTests.CreateDatabaseAsync(), clock, address);
    }

    public async Task StartHostAsync()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(KillableHost).Assembly.Location, CrashHost.Verb])
            { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in _settings)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        // The output must be read: the process would block when the pipe is full.
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Eventually.HoldsAsync(async () => await SendAsync(HttpMethod.Get, "/crash/ready") == "yes", "the host answers",
            TimeSpan.FromMinutes(2));
    }

    /// <summary>Kills the process with SIGKILL, so that it can't finish or close anything.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
            _process = null;
        }
    }

    public Task<string?> SendAsync(string path) => SendAsync(HttpMethod.Post, path);

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _http.Dispose();
        await Stripe.StopAsync();
    }

    // Returns null if the host died or does not run.
    private async Task<string?> SendAsync(HttpMethod method, string path)
    {
        try
        {
            using var request = new HttpRequestMessage(method, path);
            using var response = await _http.SendAsync(request);
            return response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync() : null;
        }
        // HttpClient throws the SocketException unwrapped if the host dies while the connection is being established.
        catch (Exception exception) when (exception is HttpRequestException or IOException or TaskCanceledException or SocketException)
        {
            return null;
        }
    }

    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
