namespace Tenantry.Kernel;

/// <summary>Represents an email with a finished subject and body. No template and no layout is applied.</summary>
/// <param name="To">The recipient, with or without a name.</param>
/// <param name="Subject">The subject.</param>
/// <param name="DedupeKey">
/// The idempotency key. A second email of the tenant with the same key is accepted and not sent.
/// </param>
public sealed record EmailContent(string To, string Subject, string DedupeKey)
{
    /// <summary>Gets the plain text part.</summary>
    /// <value>Empty: the email has an HTML part only.</value>
    public string Text { get; init; } = "";

    /// <summary>Gets the HTML part, a whole document.</summary>
    /// <value>Empty: the email has a plain text part only.</value>
    public string Html { get; init; } = "";

    /// <summary>Gets the sender, with or without a name.</summary>
    /// <value><see langword="null"/>: the sender of the deployment.</value>
    public string? From { get; init; }

    /// <summary>Gets the recipients of copies.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> Cc { get; init; } = [];

    /// <summary>Gets the attached files.</summary>
    /// <value>None; together at most 10 MiB.</value>
    public IReadOnlyList<EmailAttachment> Attachments { get; init; } = [];

    /// <summary>Gets the stream, which decides whether the recipient can unsubscribe.</summary>
    /// <value><see cref="EmailStream.Transactional"/>.</value>
    public EmailStream Stream { get; init; } = EmailStream.Transactional;
}
