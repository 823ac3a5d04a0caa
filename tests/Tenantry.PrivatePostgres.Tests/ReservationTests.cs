using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Tenantry.PrivatePostgres.Tests;

/// <summary>Verifies a connection string that is decided before the server runs.</summary>
public sealed class ReservationTests
{
    [Fact]
    public async Task Reservation_WritesNothing_AndTheStartedServerIsTheReservedOne()
    {
        await using var data = new TempData();
        var reservation = PrivatePostgresReservation.For(data.Options());
        Directory.Exists(data.Folder).ShouldBeFalse();

        await using var server = await reservation.StartAsync(TestContext.Current.CancellationToken);
        server.Port.ShouldBe(reservation.Port);
        await ConnectAsync(reservation);
    }

    [Fact]
    public async Task LaterReservation_ReservesTheSameServer_WhetherItRunsOrNot()
    {
        await using var data = new TempData();
        var first = PrivatePostgresReservation.For(data.Options());
        await using (await first.StartAsync(TestContext.Current.CancellationToken))
        {
            var second = PrivatePostgresReservation.For(data.Options());
            second.ConnectionString("postgres").ShouldBe(first.ConnectionString("postgres"));
            await using var attached = await second.StartAsync(TestContext.Current.CancellationToken);
            attached.StopsOnDispose.ShouldBeFalse();
        }

        var later = PrivatePostgresReservation.For(data.Options());
        later.ConnectionString("postgres").ShouldBe(first.ConnectionString("postgres"));
        await using var again = await later.StartAsync(TestContext.Current.CancellationToken);
        await ConnectAsync(later);
    }

    [Fact]
    public async Task PortInUseSinceTheReservation_IsReported()
    {
        await using var data = new TempData();
        var reservation = PrivatePostgresReservation.For(data.Options());
        using var other = new TcpListener(IPAddress.Loopback, reservation.Port);
        other.Start();
        var exception = await Should.ThrowAsync<PrivatePostgresException>(() =>
            reservation.StartAsync(TestContext.Current.CancellationToken));
        exception.Message.ShouldContain(reservation.Port.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task DataOfAnotherProcess_CreatedSinceTheReservation_IsReported()
    {
        await using var data = new TempData();
        var reservation = PrivatePostgresReservation.For(data.Options());
        await using var other = await data.StartAsync();
        var exception = await Should.ThrowAsync<PrivatePostgresException>(() =>
            reservation.StartAsync(TestContext.Current.CancellationToken));
        exception.Message.ShouldContain("Start again");
    }

    private static async Task ConnectAsync(PrivatePostgresReservation reservation)
    {
        await using var connection = new NpgsqlConnection(reservation.ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
    }
}
