using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Tenantry.PrivatePostgres.Tests;

public sealed class StartTests
{
    [Fact]
    public async Task FirstStart_Creates_AndSecondStart_KeepsDataAndPort()
    {
        await using var data = new TempData();
        int port;
        await using (var first = await data.StartAsync())
        {
            first.WasCreated.ShouldBeTrue();
            first.StopsOnDispose.ShouldBeTrue();
            await first.RunAsync("create table kept (n int); insert into kept values (42)");
            port = first.Port;
        }

        await using var second = await data.StartAsync();
        second.WasCreated.ShouldBeFalse();
        second.Port.ShouldBe(port);
        (await second.RunAsync("select n from kept")).ShouldBe("42");
    }

    [Fact]
    public async Task Disposing_StopsTheServer_AndASecondCallHasNoEffect()
    {
        await using var data = new TempData();
        var server = await data.StartAsync();
        await server.DisposeAsync();
        await server.DisposeAsync();
        await Should.ThrowAsync<NpgsqlException>(() => server.RunAsync("select 1"));
    }

    [Fact]
    public async Task ServerForTests_UsesUtf8AndUtc_AndDoesNotFlushToDisk()
    {
        await using var data = new TempData();
        await using var server = await data.StartAsync();
        (await server.RunAsync(
            "select concat_ws(',', current_setting('server_encoding'), current_setting('timezone'), current_setting('fsync'), "
                + "current_setting('jit'), current_setting('max_connections'))"))
            .ShouldBe("UTF8,UTC,off,off,20");
        (await server.RunAsync("select upper('äé')")).ShouldBe("ÄÉ");
    }

    [Fact]
    public async Task ServerForDevelopment_FlushesToDisk()
    {
        await using var data = new TempData();
        var options = data.Options();
        options.ForTests = false;
        await using var server = await PrivatePostgresServer.StartAsync(options);
        (await server.RunAsync("select concat_ws(',', current_setting('fsync'), current_setting('synchronous_commit'))")).ShouldBe("on,on");
    }

    [Fact]
    public async Task WrongPassword_IsRejected_AndTheServerListensOnLoopbackOnly()
    {
        await using var data = new TempData();
        await using var server = await data.StartAsync();
        var wrong = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Password = "guess", Pooling = false };
        await using var connection = new NpgsqlConnection(wrong.ConnectionString);
        (await Should.ThrowAsync<PostgresException>(() => connection.OpenAsync())).SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
        (await server.RunAsync("select current_setting('listen_addresses') || current_setting('unix_socket_directories')")).ShouldBe(
            "127.0.0.1");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(server.DataDirectory, "password")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task ConfiguredPortInUse_IsReported_WithTheFix()
    {
        using var other = Occupy(0);
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        await using var data = new TempData();
        var options = data.Options();
        options.Port = port;
        var exception = await Should.ThrowAsync<PrivatePostgresException>(() => PrivatePostgresServer.StartAsync(options));
        exception.Message
            .ShouldBe(
                $"Port {port} on 127.0.0.1 is in use by another program. End that program, set another port, or set the port to 0 to "
                    + "choose a free one.");
    }

    [Fact]
    public async Task PortOfThePreviousStartInUse_IsReplaced()
    {
        await using var data = new TempData();
        int port;
        await using (var first = await data.StartAsync())
        {
            port = first.Port;
        }

        using var other = Occupy(port);
        await using var second = await data.StartAsync();
        second.Port.ShouldNotBe(port);
        (await second.RunAsync("select 1")).ShouldBe("1");
    }

    [Fact]
    public async Task CreateDatabase_Twice_ReturnsTheSameDatabase_AndTemplatesAreCopied()
    {
        await using var data = new TempData();
        await using var server = await data.StartAsync();
        var first = await server.CreateDatabaseAsync("Shop \"1\"");
        (await server.CreateDatabaseAsync("Shop \"1\"")).ShouldBe(first);
        await using (var connection = new NpgsqlConnection(first + ";Pooling=false"))
        {
            await connection.OpenAsync();
            await new NpgsqlCommand("create table copied (n int)", connection).ExecuteNonQueryAsync();
        }

        await using var copy = new NpgsqlConnection(await server.CreateDatabaseAsync("copy", "Shop \"1\"") + ";Pooling=false");
        await copy.OpenAsync();
        (await new NpgsqlCommand("select count(*) from copied", copy).ExecuteScalarAsync()).ShouldBe(0L);
    }

    private static TcpListener Occupy(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        return listener;
    }
}
