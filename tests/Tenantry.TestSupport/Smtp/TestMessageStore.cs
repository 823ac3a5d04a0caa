using System.Buffers;
using SmtpServer;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Tenantry.TestSupport.Smtp;

internal sealed class TestMessageStore(TestSmtpServer server) : MessageStore
{
    public override Task<SmtpResponse> SaveAsync(
        ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken) =>
        server.AcceptAsync(new ReceivedEmail(transaction.From.AsAddress(), [.. transaction.To.Select(to => to.AsAddress())],
            buffer.ToArray()));
}

internal sealed class TestMailboxFilter(TestSmtpServer server) : MailboxFilter
{
    public override Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken) =>
        AcceptOrThrow(server.RejectSender(from.AsAddress()));

    public override Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from,
        CancellationToken cancellationToken) =>
        AcceptOrThrow(server.RejectRecipient(to.AsAddress()));

    // Status 421 closes the connection (RFC 5321).
    private static Task<bool> AcceptOrThrow(SmtpResponse? refusal) => refusal is null
        ? Task.FromResult(true)
        : throw new SmtpResponseException(refusal, quit: refusal.ReplyCode == SmtpReplyCode.ServiceUnavailable);
}
