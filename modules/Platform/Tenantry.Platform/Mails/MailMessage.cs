using Tenantry.Platform.Work;

namespace Tenantry.Platform.Mails;

/// <summary>A mail: stored when it is asked for, rendered at once, sent in the background.</summary>
internal sealed class MailMessage : ITenantOwned, IWorkItem
{
    public TenantId TenantId { get; init; }

    public Guid Id { get; init; }

    public required string DedupeKey { get; init; }

    public required string Template { get; init; }

    public required string To { get; init; }

    public required string Subject { get; init; }

    public required string Html { get; init; }

    public required string Text { get; init; }

    public EmailStream Stream { get; init; }

    public MailStatus Status { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets or sets when it is sent; <see langword="null"/> once it is sent or given up.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public string? Error { get; set; }
}

/// <summary>Where a mail stands. Stored by name.</summary>
internal enum MailStatus
{
    Queued = 1,
    Sent = 2,
    Failed = 3,
}
