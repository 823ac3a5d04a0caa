using System.Collections.Concurrent;
using System.Net;
using System.Net.Mail;
using System.Net.Mime;

namespace Tenantry.Platform.Mails;

/// <summary>Sends by SMTP. One client is one open connection and carries one mail at a time, so a few are kept open.</summary>
internal sealed class SmtpTransport(SmtpOptions options) : IMailTransport, IDisposable
{
    private readonly ConcurrentBag<SmtpClient> _idle = [];

    public async Task SendAsync(MailMessage mail, CancellationToken ct)
    {
        using var message = Compose(mail);
        if (!_idle.TryTake(out var client))
        {
            client = Connect();
        }

        try
        {
            await client.SendMailAsync(message, ct);
        }
        catch
        {
            // A client that failed may hold a connection in the middle of a dialogue.
            client.Dispose();
            throw;
        }

        _idle.Add(client);
    }

    public void Dispose()
    {
        foreach (var client in _idle)
        {
            client.Dispose();
        }
    }

    private SmtpClient Connect() => new(options.Host, options.Port)
    {
        EnableSsl = options.Tls,
        Credentials = options.User is null ? null : new NetworkCredential(options.User, options.Password),
        Timeout = 30_000,
    };

    private System.Net.Mail.MailMessage Compose(MailMessage mail)
    {
        var message = new System.Net.Mail.MailMessage(options.From, mail.To) { Subject = mail.Subject };
        // The same id on every attempt lets the receiving side drop a second copy after a crash between sending and writing it down.
        message.Headers.Add("Message-ID", $"<{mail.Id:N}@{new MailAddress(options.From).Host}>");
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(mail.Text, null, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(mail.Html, null, MediaTypeNames.Text.Html));
        return message;
    }
}
