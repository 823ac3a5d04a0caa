using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Npgsql;
using Tenantry.Benchmarks.Reports;
using Tenantry.Benchmarks.Webhooks;
using Tenantry.Platform.Data;
using Tenantry.Platform.Outbox;

namespace Tenantry.Benchmarks.Events;

/// <summary>Measures the events per second that one node and four nodes deliver to three handlers each, compared with pgbench.</summary>
internal static class EventBenchmark
{
    private const int Rounds = 3;
    private const int Seconds = 4;

    public static async Task<Report> RunAsync(Arguments arguments)
    {
        var (tenants, each) = (arguments.Number("tenants", 200), arguments.Number("each", 20));
        var report = new Report("events", "Events delivered to their handlers", $"events --tenants {tenants} --each {each}");
        report.AppendLine(
            $"{tenants * each} events of {tenants} tenants are written to the outbox with one commit. Each goes to three handlers: two read and save a row,")
            .AppendLine(
                $"one only reads. The time ends when the outbox is empty. PostgreSQL is durable (fsync on); pgbench (TPC-B, 8 clients) runs before and after each round.")
            .AppendLine($"Each round verifies that every handler that saves has each event once, and the events of each tenant in order.")
            .AppendLine($"")
            .AppendLine($"| nodes | round | events/s | pgbench tps | ratio | duplicate or lost | out of order |")
            .AppendLine($"| --- | --- | --- | --- | --- | --- | --- |");
        var pgbench = await Pgbench.PrepareAsync();
        await pgbench.MakeDurableAsync();
        foreach (var nodes in new[] { 1, 4 })
        {
            await using var cluster = await ClusterAsync(nodes, fails: false);
            await cluster.DeliverAsync(tenants, each);
            for (var round = 1; round <= Rounds; round++)
            {
                var before = await pgbench.TpsAsync(Seconds);
                var elapsed = await cluster.DeliverAsync(tenants, each);
                var (tps, rate) = ((before + await pgbench.TpsAsync(Seconds)) / 2, tenants * each / elapsed.TotalSeconds);
                var (wrong, disordered) = await cluster.CheckAsync(tenants, each);
                report.AppendLine($"| {nodes} | {round} | {rate:0} | {tps:0} | {rate / tps:0.000} | {wrong} | {disordered} |");
                report.Failed |= wrong + disordered > 0;
            }
        }

        return arguments.Number("failing", 1) == 0 ? report : await FailingAsync(report);
    }

    // Verifies that a failing handler does not block the others, and measures the delay.
    private static async Task<Report> FailingAsync(Report report)
    {
        await using var cluster = await ClusterAsync(1, fails: true);
        await cluster.DeliverAsync(20, 1);
        var durations = new List<double>();
        for (var round = 0; round < 10; round++)
        {
            durations.Add((await cluster.DeliverAsync(20, 1)).TotalMilliseconds);
        }

        return report.AppendLine($"")
            .AppendLine(
                $"With a fourth handler that always fails, 20 events of 20 tenants: all other handlers have run after {durations.Median():0} ms (median of 10,")
            .AppendLine($"maximum {durations.Max():0} ms).");
    }

    private static async Task<Cluster> ClusterAsync(int nodes, bool fails)
    {
        var database = await NoteContext.CreateDatabaseAsync();
        var hosts = new List<TestApp>();
        for (var node = 0; node < nodes; node++)
        {
            hosts.Add(await TestApp.StartAsync(
                builder =>
                {
                    builder.Logging.SetMinimumLevel(LogLevel.Critical);
                    builder.Services.AddModuleDatabase<NoteContext>();
                    builder.Services.AddEventHandler<NumberedEvent, ReferralLike>().AddEventHandler<NumberedEvent, CreditLike>()
                        .AddEventHandler<NumberedEvent, RevenueLike>();
                    if (fails)
                    {
                        builder.Services.AddEventHandler<NumberedEvent, FailingHandler>();
                    }
                },
                connectionString: database));
        }

        return new Cluster(database, hosts);
    }

    private sealed class Cluster(string database, List<TestApp> nodes) : IAsyncDisposable
    {
        private readonly NpgsqlDataSource _owner = NpgsqlDataSource.Create(database);
        private Guid[] _tenants = [];

        /// <summary>Publishes events of new tenants and waits until they are delivered.</summary>
        public async Task<TimeSpan> DeliverAsync(int tenants, int each)
        {
            _tenants = [.. Enumerable.Range(0, tenants).Select(_ => TenantId.New(TimeProvider.System).Value)];
            await using (var insert = _owner.CreateCommand(
                """
                insert into platform.outbox_event (tenant_id, bucket, event_id, name, body, occurred_at)
                select t.id, t.bucket, gen_random_uuid(), 'bench.numbered', json_build_object('number', n)::text, now()
                from generate_series(1, $3) n cross join unnest($1, $2) with ordinality as t(id, bucket, place) order by n, t.place
                """))
            {
                insert.Parameters.Add(new NpgsqlParameter { Value = _tenants });
                insert.Parameters.Add(new NpgsqlParameter { Value = Array.ConvertAll(_tenants, id => (short)(id.ToByteArray()[15] & 63)) });
                insert.Parameters.Add(new NpgsqlParameter { Value = each });
                await insert.ExecuteNonQueryAsync();
            }

            var watch = Stopwatch.StartNew();
            await RunAsync("notify tenantry, 'benchmark outbox'");
            while (await RunAsync("select count(*) from platform.outbox_event") > 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5));
            }

            return watch.Elapsed;
        }

        public async Task<(long Wrong, long Disordered)> CheckAsync(int tenants, int each)
        {
            var tenantIds = string.Join(',', _tenants.Select(id => $"'{id}'"));
            var expected = (tenants * each).ToString(CultureInfo.InvariantCulture);
            return (
                await RunAsync(
                    $"""
                    select coalesce(sum(abs(written - {expected}) + abs(written - once)), 0)::bigint from (
                        select handler, count(*) written, count(distinct (tenant_id, number)) once from bench.note
                            where tenant_id in ({tenantIds}) group by handler) x
                    """) + await RunAsync($"select 2 - count(distinct handler) from bench.note where tenant_id in ({tenantIds})"),
                await RunAsync(
                    $"""
                    select count(*) from (
                        select number - lag(number) over (partition by tenant_id, handler order by id) step from bench.note
                            where tenant_id in ({tenantIds})) x
                    where step <> 1
                    """));
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var node in nodes)
            {
                await node.DisposeAsync();
            }

            await _owner.DisposeAsync();
        }

        private async Task<long> RunAsync(string sql)
        {
            await using var command = _owner.CreateCommand(sql);
            return await command.ExecuteScalarAsync() is long number ? number : 0;
        }
    }
}
