using System.Globalization;
using MimeKit;
using Tenantry.Platform;
using Tenantry.Platform.Work;

namespace Tenantry.Emailing;

internal static class BuildMimeMessage
{
    /// <summary>Builds the message, with the text and the HTML part as alternatives.</summary>
    /// <exception cref="WorkRejectedException">An address is not a valid email address.</exception>
    public static MimeMessage Build(OutgoingEmail email, MailboxAddress sender)
    {
        var from = email.From is null ? sender : Parse(email.From, "sender");

        var message = new MimeMessage
        {
            // The ID is the same for every attempt: the recipient's server can drop a duplicate after a crash between sending and
            // recording.
            MessageId = string.Create(CultureInfo.InvariantCulture, $"{email.Id:N}@{from.Domain}"),
            Date = email.CreatedAt,
            Subject = OneLine(email.Subject),
            Body = BodyOf(email),
        };
        message.From.Add(from);
        message.To.Add(Parse(email.To, "recipient"));
        message.Cc.AddRange(email.Cc.Select(address => Parse(address, "CC recipient")));
        return message;
    }

    private static MimeEntity BodyOf(OutgoingEmail email)
    {
        var body = new BodyBuilder { TextBody = Part(email.Text), HtmlBody = Part(email.Html) };
        foreach (var file in email.Attachments)
        {
            body.Attachments.Add(file.FileName, file.Content.ToArray(), ContentType.Parse(file.ContentType));
        }

        return body.ToMessageBody();
    }

    private static string? Part(string text) => text.Length == 0 ? null : text;

    private static MailboxAddress Parse(string text, string role) =>
        EmailAddresses.TryParse(text, out var address) ? address
        : throw new WorkRejectedException($"The {role} is not a valid email address.");

    // A subject contains user input: a line break in it must neither start a header nor join two words.
    private static string OneLine(string subject) =>
        string.Join(' ', subject.Split(['\r', '\n', '\t', '\0'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
