namespace Tenantry.Emailing;

/// <summary>Represents an email that a transport sends: rendered, with every part that arrives.</summary>
public sealed record OutgoingEmail
{
    /// <summary>Gets the id. It is the same in every attempt, so that a provider or the receiving side can drop a second copy.</summary>
    public required Guid Id { get; init; }

    /// <summary>Gets the tenant that it is sent for; <see cref="TenantId.Host"/> for the deployment itself.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>Gets the name of the template; empty if none was used.</summary>
    public required string Template { get; init; }

    /// <summary>Gets the recipient, with or without a name.</summary>
    public required string To { get; init; }

    /// <summary>Gets the sender, with or without a name.</summary>
    /// <value><see langword="null"/>: the sender that the transport is configured with.</value>
    public string? From { get; init; }

    /// <summary>Gets the recipients of copies.</summary>
    public IReadOnlyList<string> Cc { get; init; } = [];

    /// <summary>Gets the subject. It may contain line breaks that a tenant typed; a transport must not let them begin a header.</summary>
    public required string Subject { get; init; }

    /// <summary>Gets the plain text part; empty if there is none.</summary>
    public required string Text { get; init; }

    /// <summary>Gets the HTML part; empty if there is none.</summary>
    public required string Html { get; init; }

    /// <summary>Gets the attached files.</summary>
    public IReadOnlyList<EmailAttachment> Attachments { get; init; } = [];

    /// <summary>Gets why it is sent.</summary>
    public required EmailStream Stream { get; init; }

    /// <summary>Gets when it was queued.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
