namespace Tenantry.Kernel;

/// <summary>Represents an email to one recipient that is rendered from a template.</summary>
/// <param name="Template">The template's name, <c>module.name</c>.</param>
/// <param name="To">The recipient's address.</param>
/// <param name="Model">The values that the template uses. They are HTML-encoded in the HTML part.</param>
/// <param name="DedupeKey">
/// The idempotency key, such as <c>welcome:{subscription}</c>. A second email of the tenant with the same key is accepted and not sent.
/// </param>
public sealed record EmailMessage(string Template, string To, IReadOnlyDictionary<string, object?> Model, string DedupeKey)
{
    /// <summary>Gets the stream, which decides whether the recipient can unsubscribe.</summary>
    /// <value><see cref="EmailStream.Transactional"/>.</value>
    public EmailStream Stream { get; init; } = EmailStream.Transactional;

    /// <summary>Gets the attached files.</summary>
    /// <value>None; together at most 10 MiB.</value>
    public IReadOnlyList<EmailAttachment> Attachments { get; init; } = [];

    /// <summary>
    /// Gets the names of the values in <see cref="Model"/> that grant access, such as a link that signs in. They are encrypted until the
    /// email is sent and then removed; the stored email shows <c>[link removed]</c> in their place.
    /// </summary>
    /// <value>None.</value>
    public IReadOnlyList<string> Secrets { get; init; } = [];
}
