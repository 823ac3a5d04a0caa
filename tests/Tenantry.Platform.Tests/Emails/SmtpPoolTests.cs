using SmtpServer.Protocol;
using Tenantry.Emailing;
using Tenantry.TestSupport.Smtp;

namespace Tenantry.Platform.Tests.Emails;

public sealed class SmtpPoolTests
{
    [Fact]
    public async Task Start_OpensNoConnection_AndSequentialEmailsShareOne()
    {
        await using var server = await TestSmtpServer.StartAsync();
        using var sender = new SmtpSender(server);
        server.Connections.ShouldBe(0);
        for (var email = 0; email < 5; email++)
        {
            await sender.SendAsync();
        }

        server.Connections.ShouldBe(1);
        server.Emails.Count.ShouldBe(5);
    }

    [Fact]
    public async Task ParallelEmails_UseTheAllowedConnections_AndEachArrivesOnce()
    {
        await using var server = await TestSmtpServer.StartAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Gate = gate.Task;
        using var sender = new SmtpSender(server, options => options.MaxConnections = 3);
        var sent = Task.WhenAll(Enumerable.Range(0, 30).Select(number => sender.SendAsync($"user-{number}@example.com")));
        await Eventually.HoldsAsync(() => Task.FromResult(server.Connections == 3), "three connections are open");
        gate.SetResult();
        await sent;
        server.Connections.ShouldBe(3);
        server.Emails.SelectMany(email => email.To).Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(0, 30).Select(number => $"user-{number}@example.com").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task IdleConnection_IsClosed_AndTheNextEmailOpensAnother()
    {
        await using var server = await TestSmtpServer.StartAsync();
        using var sender = new SmtpSender(server, options => options.IdleTimeout = TimeSpan.FromSeconds(30));
        await sender.SendAsync();
        sender.Clock.Advance(TimeSpan.FromSeconds(29));
        server.OpenConnections.ShouldBe(1);
        sender.Clock.Advance(TimeSpan.FromSeconds(31));
        await Eventually.HoldsAsync(() => Task.FromResult(server.OpenConnections == 0), "the idle connection is closed");
        server.Commands[^1].ShouldBe("QUIT");
        await sender.SendAsync();
        server.Connections.ShouldBe(2);
    }

    [Fact]
    public async Task ConnectionThatClosedWhileIdle_IsReplaced_AndNoEmailFails()
    {
        await using var server = await TestSmtpServer.StartAsync();
        using var sender = new SmtpSender(server);
        await sender.SendAsync();
        server.CloseConnections();
        await Eventually.HoldsAsync(() => Task.FromResult(server.OpenConnections == 0), "the connection is gone");
        sender.Clock.Advance(TimeSpan.FromSeconds(10));
        await sender.SendAsync();
        server.Connections.ShouldBe(2);
        server.Emails.Count.ShouldBe(2);
    }

    [Fact]
    public async Task ServerThatRequiresANewConnection_GetsOne_AndTheEmailArrivesOnce()
    {
        await using var server = await TestSmtpServer.StartAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Gate = gate.Task;
        using var sender = new SmtpSender(server, options => options.MaxConnections = 3);
        var first = Task.WhenAll(Enumerable.Range(0, 3).Select(_ => sender.SendAsync()));
        await Eventually.HoldsAsync(() => Task.FromResult(server.Connections == 3), "three connections are open");
        gate.SetResult();
        await first;

        var refusals = 3;
        server.RejectSender = _ => refusals-- > 0
            ? new SmtpResponse(SmtpReplyCode.ServiceUnavailable, "too many messages on this connection") : null;
        await sender.SendAsync("late@example.com");
        server.Connections.ShouldBe(4);
        server.Emails.Count(email => email.To.Contains("late@example.com")).ShouldBe(1);
    }

    [Fact]
    public async Task RejectedEmail_KeepsItsConnection_AndABrokenConnectionFreesItsSlot()
    {
        await using var server = await TestSmtpServer.StartAsync();
        using var sender = new SmtpSender(server, options => options.MaxConnections = 1);
        server.RejectMessage = _ => new SmtpResponse(SmtpReplyCode.Aborted, "try again");
        await Should.ThrowAsync<Exception>(() => sender.SendAsync());
        server.RejectMessage = _ => null;
        await sender.SendAsync();
        server.Connections.ShouldBe(1);

        server.Gate = new TaskCompletionSource().Task;
        using var stop = new CancellationTokenSource();
        var waiting = sender.SendAsync(cancellationToken: stop.Token);
        await Eventually.HoldsAsync(() => Task.FromResult(!waiting.IsCompleted && server.Commands[^1] == "RCPT"),
            "the message is on its way");
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
        server.Gate = Task.CompletedTask;
        await sender.SendAsync();
        server.Connections.ShouldBe(2);
    }
}
