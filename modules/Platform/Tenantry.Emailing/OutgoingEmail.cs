namespace Tenantry.Emailing;

/// <summary>Represents a rendered email that a transport sends.</summary>
public sealed record OutgoingEmail
{
    /// <summary>Gets the ID. It is the same for every attempt, so that a provider or the recipient's server can drop a duplicate.</summary>
    public required Guid Id { get; init; }

    /// <summary>Gets the tenant that the email is sent for, or <see cref="TenantId.Host"/> for the deployment itself.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>Gets the name of the template, or an empty string if none was used.</summary>
    public required string Template { get; init; }

    /// <summary>Gets the address of the recipient, with or without a name.</summary>
    public required string To { get; init; }

    /// <summary>
    /// Gets the address of the sender, with or without a name, or <see langword="null"/> for the sender that the transport is configured
    /// with.
    /// </summary>
    public string? From { get; init; }

    /// <summary>Gets the addresses of the CC recipients.</summary>
    public IReadOnlyList<string> Cc { get; init; } = [];

    /// <summary>Gets the subject. It can contain line breaks from user input; a transport must not let them start a new header.</summary>
    public required string Subject { get; init; }

    /// <summary>Gets the plain text part, or an empty string.</summary>
    public required string Text { get; init; }

    /// <summary>Gets the HTML part, or an empty string.</summary>
    public required string Html { get; init; }

    /// <summary>Gets the attachments.</summary>
    public IReadOnlyList<EmailAttachment> Attachments { get; init; } = [];

    /// <summary>Gets the stream.</summary>
    public required EmailStream Stream { get; init; }

    /// <summary>Gets the time at which the email was queued.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
