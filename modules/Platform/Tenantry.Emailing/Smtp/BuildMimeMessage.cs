using System.Globalization;
using MimeKit;
using Tenantry.Platform;
using Tenantry.Platform.Work;

namespace Tenantry.Emailing;

internal static class BuildMimeMessage
{
    /// <summary>Builds the message that is sent: both parts as alternatives of each other.</summary>
    /// <exception cref="WorkRejectedException">The recipient is not an email address.</exception>
    public static MimeMessage Build(OutgoingEmail mail, MailboxAddress sender)
    {
        var from = mail.From is null ? sender : Parse(mail.From, "sender");

        var message = new MimeMessage
        {
            // The same id on every attempt lets the receiving side drop a second copy after a crash between sending and recording it.
            MessageId = string.Create(CultureInfo.InvariantCulture, $"{mail.Id:N}@{from.Domain}"),
            Date = mail.CreatedAt,
            Subject = OneLine(mail.Subject),
            Body = BodyOf(mail),
        };
        message.From.Add(from);
        message.To.Add(Parse(mail.To, "recipient"));
        message.Cc.AddRange(mail.Cc.Select(address => Parse(address, "recipient of a copy")));
        return message;
    }

    private static MimeEntity BodyOf(OutgoingEmail mail)
    {
        var body = new BodyBuilder { TextBody = Part(mail.Text), HtmlBody = Part(mail.Html) };
        foreach (var file in mail.Attachments)
        {
            body.Attachments.Add(file.FileName, file.Content.ToArray(), ContentType.Parse(file.ContentType));
        }

        return body.ToMessageBody();
    }

    private static string? Part(string text) => text.Length == 0 ? null : text;

    private static MailboxAddress Parse(string text, string role) =>
        EmailAddresses.TryParse(text, out var address) ? address : throw new WorkRejectedException($"The {role} is not an email address.");

    // A subject contains what tenants typed: a line break in it must neither begin a header nor join two words.
    private static string OneLine(string subject) =>
        string.Join(' ', subject.Split(['\r', '\n', '\t', '\0'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
