using System.Globalization;
using MimeKit;
using Tenantry.Platform.Work;

namespace Tenantry.Platform.Mails;

internal static class BuildMimeMessage
{
    /// <summary>Builds the message that is sent: both parts as alternatives of each other.</summary>
    /// <exception cref="WorkRejectedException">The recipient is not an email address.</exception>
    public static MimeMessage Build(MailMessage mail, MailboxAddress from)
    {
        if (!MailAddresses.TryParse(mail.To, out var to))
        {
            throw new WorkRejectedException("The recipient is not an email address.");
        }

        var message = new MimeMessage
        {
            // The same id on every attempt lets the receiving side drop a second copy after a crash between sending and recording it.
            MessageId = string.Create(CultureInfo.InvariantCulture, $"{mail.Id:N}@{from.Domain}"),
            Date = mail.CreatedAt,
            Subject = OneLine(mail.Subject),
            Body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html }.ToMessageBody(),
        };
        message.From.Add(from);
        message.To.Add(to);
        return message;
    }

    // A subject contains what tenants typed: a line break in it must neither begin a header nor join two words.
    private static string OneLine(string subject) =>
        string.Join(' ', subject.Split(['\r', '\n', '\t', '\0'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
