using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Tenantry.Billing.Credits.Checks;
using Tenantry.Billing.Credits.Ledger;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Tests.Credits;

/// <summary>Tests lost connections and failed steps: nothing is left half done, and a repeated operation takes effect once.</summary>
public sealed class CrashTests(CreditsApp credits) : IClassFixture<CreditsApp>
{
    private readonly Wallet _wallet = new(credits.App, credits.NewTenant());

    [Fact]
    public async Task LostConnections_LoseNothing_AndRepeatedOperationsTakeEffectOnce()
    {
        const int Callers = 40;
        using var over = new CancellationTokenSource();
        var connectionKiller = KillAsync(over.Token);
        var grant = await UntilDoneAsync(() => _wallet.GrantAsync(500, "in_1"));
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(async caller =>
        {
            await UntilDoneAsync(() => _wallet.SpendAsync(2, $"spend {caller}"));
            var reservation = await UntilDoneAsync(() => _wallet.ReserveAsync(3, $"hold {caller}"));
            var spend = await UntilDoneAsync(() => _wallet.CommitAsync(reservation.Value!.Id, 2));
            await UntilDoneAsync(() => _wallet.RefundAsync(spend.Value!.Id, $"back {caller}", 1));
        }));
        await UntilDoneAsync(() => _wallet.RevokeAsync(grant.Id, 100));
        await UntilDoneAsync(() => _wallet.GrantAsync(500, "in_1"));
        await over.CancelAsync();
        (await connectionKiller).ShouldBeGreaterThan(0, "connections were cut");
        // The last connection may be cut after it was returned to the pool.
        var balance = await UntilDoneAsync(_wallet.BalanceAsync);
        (balance.Available, balance.Reserved, balance.Owed).ShouldBe((500 - 100 - (3 * Callers), 0, 0));
        (await UntilDoneAsync(_wallet.HistoryAsync)).Count.ShouldBe(2 + (4 * Callers));
        await _wallet.ShouldAgreeAsync();
    }

    [Theory]
    [InlineData("platform.outbox_event")]
    [InlineData("billing.credit_entry")]
    [InlineData("billing.credit_operation")]
    public async Task FailedStep_RollsBackTheWholeOperation(string table)
    {
        var grant = await _wallet.GrantAsync(10, "before");
        await RunAsync(
            $"""
            create or replace function fail() returns trigger language plpgsql as $$ begin raise exception 'cut here'; end $$;
            create trigger cut before insert on {table} for each row execute function fail()
            """);
        try
        {
            await Should.ThrowAsync<Exception>(() => _wallet.GrantAsync(50, "in_1"));
            await Should.ThrowAsync<Exception>(() => _wallet.RevokeAsync(grant.Id, 5));
            if (table != "platform.outbox_event")
            {
                await Should.ThrowAsync<PostgresException>(() => _wallet.SpendAsync(5, "spend"));
                await Should.ThrowAsync<PostgresException>(() => _wallet.ReserveAsync(5, "hold"));
            }
        }
        finally
        {
            await RunAsync($"drop trigger cut on {table}");
        }

        (await _wallet.AvailableAsync()).ShouldBe(10);
        (await _wallet.HistoryAsync()).ShouldHaveSingleItem();
        (await _wallet.LeftAsync()).ShouldHaveSingleItem();
        await _wallet.ShouldAgreeAsync();
        (await _wallet.GrantAsync(50, "in_1")).Remaining.ShouldBe(50);
    }

    [Fact]
    public async Task Ledger_CannotBeChangedByTheApplicationRole()
    {
        await _wallet.GrantAsync(10);
        foreach (var change in new[] { "update billing.credit_entry set amount = 1", "delete from billing.credit_operation",
            "truncate billing.credit_entry" })
        {
            var refused = await Should.ThrowAsync<PostgresException>(() =>
                _wallet.AskAsync((BillingDbContext db) => db.Database.ExecuteSqlRawAsync(change)));
            refused.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
    }

    [Fact]
    public async Task WrongBalance_IsDetected()
    {
        await _wallet.GrantAsync(10);
        await using var app = await CreditsApp.StartAsync();
        var wallet = new Wallet(app, _wallet.Tenant);
        await wallet.GrantAsync(10);
        await using var db = await app.Services.GetRequiredService<ICrossTenantDbContextFactory<BillingDbContext>>()
            .CreateDbContextAsync("a test corrupts a balance");
        await db.Set<CreditAccount>().ExecuteUpdateAsync(row => row.SetProperty(creditAccount => creditAccount.Available, 11));
        var check = app.Services.GetRequiredService<CheckLedger>();
        (await check.OpenAsync(default)).ShouldHaveSingleItem().Sums.ShouldBe("available");
        (await check.EntriesAsync(default)).ShouldHaveSingleItem().Sums.ShouldBe("available, history");
    }

    private static async Task<T> UntilDoneAsync<T>(Func<Task<T>> act)
    {
        while (true)
        {
            try
            {
                return await act();
            }
            catch (Exception cut) when (cut.IsDatabaseFault() || cut.InnerException is NpgsqlException)
            {
                // As a caller would do: the same operation again, with the same key.
            }
        }
    }

    private async Task<int> KillAsync(CancellationToken ct)
    {
        var killed = 0;
        await using var owner = new NpgsqlConnection(credits.App.ConnectionString);
        await owner.OpenAsync(CancellationToken.None);
        while (!ct.IsCancellationRequested)
        {
            await using var kill = new NpgsqlCommand(
                """
                select count(pg_terminate_backend(pid)) from (
                    select pid from pg_stat_activity where datname = current_database() and usename = 'tenantry_app'
                        and state <> 'idle' order by random() limit 1) one, pg_sleep(0.005)
                """,
                owner);
            killed += (int)(long)(await kill.ExecuteScalarAsync(CancellationToken.None))!;
        }

        return killed;
    }

    private async Task RunAsync(string sql)
    {
        await using var owner = new NpgsqlConnection(credits.App.ConnectionString);
        await owner.OpenAsync();
        await using var command = new NpgsqlCommand(sql, owner);
        await command.ExecuteNonQueryAsync();
    }
}
