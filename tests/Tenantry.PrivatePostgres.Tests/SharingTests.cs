using System.Diagnostics;
using System.Globalization;
using Tenantry.PrivatePostgres.Clusters;

namespace Tenantry.PrivatePostgres.Tests;

/// <summary>Verifies several processes on one data directory, and recovery after killed processes.</summary>
public sealed class SharingTests
{
    [Fact]
    public async Task ConcurrentStarts_OnOneDirectory_ShareOneServer_AndTheStarterStopsIt()
    {
        await using var data = new TempData();
        var both = await Task.WhenAll(data.StartAsync(), data.StartAsync());
        both[0].Port.ShouldBe(both[1].Port);
        both.Count(server => server.WasCreated).ShouldBe(1);
        var starter = both.Single(server => server.StopsOnDispose);
        var attached = both.Single(server => !server.StopsOnDispose);

        await attached.DisposeAsync();
        (await starter.RunAsync("select 1")).ShouldBe("1");
        await starter.DisposeAsync();
        PidFile.Read(data.Home()).ShouldBeNull();
    }

    [Fact]
    public async Task ServerOfAKilledOwner_ContinuesToRun_AndTheNextProcessTakesOver()
    {
        await using var data = new TempData();
        var first = await data.StartAsync();
        await File.WriteAllTextAsync(data.Home().OwnerFile, string.Create(CultureInfo.InvariantCulture, $"{int.MaxValue} 1"));

        var next = await data.StartAsync();
        next.Port.ShouldBe(first.Port);
        next.StopsOnDispose.ShouldBeTrue();
        await next.DisposeAsync();
        PidFile.Read(data.Home()).ShouldBeNull();
    }

    [Fact]
    public async Task KilledServer_Recovers_WithItsData()
    {
        await using var data = new TempData { Durable = true };
        var killed = await data.StartAsync();
        await killed.RunAsync("create table kept (n int); insert into kept values (42)");
        Kill(data.ServerPid());

        await using var next = await data.StartAsync();
        next.WasCreated.ShouldBeFalse();
        (await next.RunAsync("select n from kept")).ShouldBe("42");
    }

    [Fact]
    public async Task KilledServerWithARunningChildProcess_IsStartedAfterItHasEnded()
    {
        await using var data = new TempData { Durable = true };
        var killed = await data.StartAsync();
        await killed.RunAsync("create table kept as select 42 as n");
        var busy = killed.RunAsync("select count(*) from generate_series(1, 12000000) a where a % 7 = 3");
        while (await killed.RunAsync(
            "select count(*) from pg_stat_activity where query like '%12000000%' and state = 'active' and pid <> pg_backend_pid()") == "0")
        {
            await Task.Yield();
        }

        Kill(data.ServerPid());
        await using var next = await data.StartAsync();
        (await next.RunAsync("select n from kept")).ShouldBe("42");
        await Record.ExceptionAsync(() => busy);
    }

    [Fact]
    public async Task StalePidFile_WithTheIdOfAnotherProcess_DoesNotPreventTheStart()
    {
        await using var data = new TempData();
        string[] lines;
        await using (var first = await data.StartAsync())
        {
            lines = await File.ReadAllLinesAsync(PidFile.Read(data.Home())!.Path);
        }

        lines[0] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        await File.WriteAllLinesAsync(Path.Combine(data.Home().Cluster, "postmaster.pid"), lines);
        await using var second = await data.StartAsync();
        (await second.RunAsync("select 1")).ShouldBe("1");
    }

    [Fact]
    public async Task Server_HasItsOwnSession_SoThatCtrlCDoesNotReachIt()
    {
        await using var data = new TempData();
        await using var server = await data.StartAsync();
        if (OperatingSystem.IsLinux())
        {
            var pid = data.ServerPid();
            var afterName = (await File.ReadAllTextAsync($"/proc/{pid}/stat")).Split(") ")[1].Split(' ');
            afterName[3].ShouldBe(pid.ToString(CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task Stop_StopsAServer_ThatAnotherProcessStarted()
    {
        await using var data = new TempData();
        await data.StartAsync();
        (await PrivatePostgresServer.StopAsync(data.Options())).ShouldBeTrue();
        (await PrivatePostgresServer.StopAsync(data.Options())).ShouldBeFalse();
    }

    private static void Kill(int pid)
    {
        using var process = Process.GetProcessById(pid);
        process.Kill();
    }
}
