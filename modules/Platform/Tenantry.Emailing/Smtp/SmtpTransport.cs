using MailKit;
using MailKit.Net.Smtp;
using MimeKit;
using Tenantry.Platform;
using Tenantry.Platform.Work;

namespace Tenantry.Emailing;

/// <summary>Sends mails by SMTP.</summary>
internal sealed class SmtpTransport(SmtpOptions options, SmtpConnectionPool connections) : IEmailTransport, IDisposable
{
    private readonly MailboxAddress _from = MailboxAddress.Parse(options.From);

    public async Task SendAsync(OutgoingEmail mail, CancellationToken cancellationToken)
    {
        using var activity = EmailingTraces.StartEmail(mail.Tenant, mail.Template, options.Host);
        try
        {
            await SendOnceAsync(mail, cancellationToken);
        }
        catch (Exception failure)
        {
            activity.Fail(failure);
            throw;
        }
    }

    public void Dispose() => connections.Dispose();

    private async Task SendOnceAsync(OutgoingEmail mail, CancellationToken cancellationToken)
    {
        using var message = BuildMimeMessage.Build(mail, _from);
        try
        {
            // Ends at the latest with a new connection: each one of the pool that is closed is gone.
            while (!await TrySendAsync(message, cancellationToken))
            {
            }
        }
        catch (SmtpCommandException refused) when (IsPermanent(refused))
        {
            throw new WorkRejectedException($"The mail server refused the mail: {(int)refused.StatusCode} {refused.Message}", refused);
        }
    }

    // False: a connection of the pool was closed by the server before it had accepted anything, so nothing can arrive twice.
    private async Task<bool> TrySendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        var connection = await connections.RentAsync(cancellationToken);
        try
        {
            await connection.SendAsync(message, cancellationToken);
            return true;
        }
        catch (Exception closed) when (connection.WasReused && IsClosed(closed))
        {
            connection.Dispose();
            return false;
        }
        catch (NotSupportedException unsupported)
        {
            throw new WorkRejectedException("The mail server does not support international email addresses.", unsupported);
        }
        finally
        {
            connections.Return(connection);
        }
    }

    private static bool IsClosed(Exception exception) => exception is ServiceNotConnectedException
        or SmtpCommandException { StatusCode: SmtpStatusCode.ServiceNotAvailable, ErrorCode: SmtpErrorCode.SenderNotAccepted };

    // A refused sender or command is a matter of configuration: the mail waits until it is corrected.
    private static bool IsPermanent(SmtpCommandException refused) => (int)refused.StatusCode >= 500
        && refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;
}
