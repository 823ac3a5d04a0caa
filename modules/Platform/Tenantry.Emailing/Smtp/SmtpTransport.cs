using MailKit;
using MailKit.Net.Smtp;
using MimeKit;
using Tenantry.Platform;
using Tenantry.Platform.Work;

namespace Tenantry.Emailing;

/// <summary>Sends emails by SMTP.</summary>
internal sealed class SmtpTransport(SmtpOptions options, SmtpConnectionPool connections) : IEmailTransport, IDisposable
{
    private readonly MailboxAddress _from = MailboxAddress.Parse(options.From);

    public async Task SendAsync(OutgoingEmail email, CancellationToken cancellationToken)
    {
        using var activity = EmailingTraces.StartEmail(email.Tenant, email.Template, options.Host);
        try
        {
            await SendOnceAsync(email, cancellationToken);
        }
        catch (Exception failure)
        {
            activity.Fail(failure);
            throw;
        }
    }

    public void Dispose() => connections.Dispose();

    private async Task SendOnceAsync(OutgoingEmail email, CancellationToken cancellationToken)
    {
        using var message = BuildMimeMessage.Build(email, _from);
        try
        {
            // Ends with a new connection at the latest, because closed connections leave the pool.
            while (!await TrySendAsync(message, cancellationToken))
            {
            }
        }
        catch (SmtpCommandException refused) when (IsPermanent(refused))
        {
            throw new WorkRejectedException($"The email server rejected the email: {(int)refused.StatusCode} {refused.Message}", refused);
        }
    }

    // Returns false if the server closed a pooled connection before it accepted anything. A retry then cannot send the email twice.
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
            throw new WorkRejectedException("The email server does not support international email addresses.", unsupported);
        }
        finally
        {
            connections.Return(connection);
        }
    }

    private static bool IsClosed(Exception exception) => exception is ServiceNotConnectedException
        or SmtpCommandException { StatusCode: SmtpStatusCode.ServiceNotAvailable, ErrorCode: SmtpErrorCode.SenderNotAccepted };

    // A rejected sender or command is a configuration error: the email is retried until the configuration is fixed.
    private static bool IsPermanent(SmtpCommandException refused) => (int)refused.StatusCode >= 500
        && refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;
}
