using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Tenantry.Platform.Data;
using Tenantry.Platform.Work;

namespace Tenantry.Platform.Tests.Work;

/// <summary>Represents a row of an application's own queue.</summary>
internal sealed class Errand : ITenantOwned, IWorkItem
{
    public TenantId TenantId { get; init; }

    public required string Name { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public string? Error { get; init; }
}

internal sealed class ErrandContext(DbContextOptions<ErrandContext> options) : TenantDbContext(options)
{
    protected internal override string Schema => "errands";

    protected override void ConfigureModel(ModelBuilder model) =>
        model.Entity<Errand>().HasKey(errand => new { errand.TenantId, errand.Name });
}

/// <summary>Processes errands. Depending on its name, an errand fails, is rejected, waits, or succeeds.</summary>
internal sealed class Errands
{
    public ConcurrentQueue<string> Processed { get; } = new();

    public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task RunAsync(Errand errand)
    {
        if (errand.Name.StartsWith("wait", StringComparison.Ordinal))
        {
            await Gate.Task;
        }

        if (errand.Name == "refused")
        {
            throw new WorkRejectedException("No such address.");
        }

        if (errand.Name == "fails" || (errand.Name == "fails once" && errand.Attempts == 1))
        {
            throw new InvalidOperationException("Out of order.");
        }

        Processed.Enqueue(errand.Name);
    }
}

internal sealed class ErrandQueue(Errands errands, ICrossTenantDbContextFactory<ErrandContext> across, WorkServices services)
    : WorkQueue<ErrandContext, Errand>(new("errands", "run errands") { Concurrency = 3, BatchSize = 2, MaxAttempts = 4 }, across, services)
{
    protected override string KeyOf(Errand item) => item.Name;

    protected override Task ProcessAsync(IReadOnlyList<Errand> items, CancellationToken cancellationToken) => errands.RunAsync(items[0]);

    protected override async Task CompleteAsync(ErrandContext db, IReadOnlyList<WorkResult<Errand>> results)
    {
        foreach (var result in results)
        {
            await db.Set<Errand>().Where(row => row.TenantId == result.Item.TenantId && row.Name == result.Item.Name)
                .ExecuteUpdateAsync(row => row.SetProperty(errand => errand.DueAt, result.DueAt)
                    .SetProperty(errand => errand.Error, result.Error));
        }
    }
}

internal static class ErrandApp
{
    public static async Task<string> CreateDatabaseAsync()
    {
        var database = await PostgresForTests.CreateDatabaseAsync();
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            create schema errands;
            create table errands.errand (
                tenant_id uuid, name text, attempts int not null default 0, due_at timestamptz, error text, primary key (tenant_id, name));
            """,
            connection);
        await command.ExecuteNonQueryAsync();
        return database;
    }

    public static Task<TestApp> StartAsync(string database, Errands errands) => TestApp.StartAsync(
        builder =>
        {
            builder.Services.AddSingleton(errands);
            builder.Services.AddModuleDatabase<ErrandContext>();
            builder.Services.AddHostedService<ErrandQueue>();
        },
        connectionString: database);

    public static async Task AddAsync(this TestApp app, params string[] names)
    {
        await using var scope = app.For(TenantId.New(TimeProvider.System));
        var db = scope.Get<ErrandContext>();
        foreach (var name in names)
        {
            db.Add(new Errand { Name = name, DueAt = app.Clock.GetUtcNow() });
        }

        await db.SaveChangesAsync();
        app.Services.GetRequiredService<Backplane.NodeBackplane>().Publish("errands");
    }
}
