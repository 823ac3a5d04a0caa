using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Tenantry.Benchmarks.Webhooks;

/// <summary>
/// Runs pgbench (TPC-B) on the server of the application, to measure the commits per second that the machine can reach at the moment.
/// </summary>
internal sealed class Pgbench
{
    private const string Clients = "8";
    private readonly NpgsqlConnectionStringBuilder _to;
    private readonly string _program;

    private Pgbench(string connectionString, string program) =>
        (_to, _program) = (new NpgsqlConnectionStringBuilder(connectionString), program);

    public static async Task<Pgbench> PrepareAsync()
    {
        var program = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateFiles("/usr/lib/postgresql", "pgbench", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).LastOrDefault()
            : null;
        var bench = new Pgbench(await PostgresForTests.CreateDatabaseAsync(), program ?? "pgbench");
        await bench.RunAsync("-i", "-q", "-s", "10");
        return bench;
    }

    /// <summary>Turns durable commits on, as in production. Servers for tests run without them.</summary>
    public async Task MakeDurableAsync()
    {
        await using var connection = new NpgsqlConnection(_to.ConnectionString);
        await connection.OpenAsync();
        foreach (var setting in new[] { "fsync", "synchronous_commit", "full_page_writes" })
        {
            await using var command = new NpgsqlCommand($"alter system set {setting} = on", connection);
            await command.ExecuteNonQueryAsync();
        }

        await using var reload = new NpgsqlCommand("select pg_reload_conf()", connection);
        await reload.ExecuteNonQueryAsync();
    }

    /// <summary>Measures the transactions per second.</summary>
    public async Task<double> TpsAsync(int seconds) => double.Parse(
        (await RunAsync("-c", Clients, "-j", "2", "-T", seconds.ToString(CultureInfo.InvariantCulture))).Split("tps = ")[1].Split(' ')[0],
        CultureInfo.InvariantCulture);

    private async Task<string> RunAsync(params string[] args)
    {
        var start = new ProcessStartInfo(_program,
            [.. args, "-h", _to.Host!, "-p", _to.Port.ToString(CultureInfo.InvariantCulture), "-U", _to.Username!, _to.Database!])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["PGPASSWORD"] = _to.Password;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"pgbench: {await errors}");
    }
}
