using Tenantry.Platform.Work;

namespace Tenantry.Emailing;

/// <summary>An email: stored when it is asked for, rendered at once, sent in the background.</summary>
internal sealed class Email : ITenantOwned, IWorkItem
{
    public TenantId TenantId { get; init; }

    public Guid Id { get; init; }

    public required string DedupeKey { get; init; }

    public required string Template { get; init; }

    public required string To { get; init; }

    public string? From { get; init; }

    public string[] Cc { get; init; } = [];

    public required string Subject { get; init; }

    public required string Html { get; init; }

    public required string Text { get; init; }

    public EmailStream Stream { get; init; }

    public EmailStatus Status { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets or sets when it is sent; <see langword="null"/> once it is sent or has failed for good.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public string? Error { get; set; }
}

/// <summary>Specifies where an email stands. Stored by name.</summary>
internal enum EmailStatus
{
    Queued = 1,
    Sent = 2,
    Failed = 3,
}
