using Tenantry.Platform.Work;

namespace Tenantry.Emailing;

/// <summary>Represents a stored email. It is rendered when it is queued and sent in the background.</summary>
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

    /// <summary>Gets or sets the encrypted values that the markers in the body stand for. They are removed after sending.</summary>
    public string? Secrets { get; set; }

    public EmailStream Stream { get; init; }

    public EmailStatus Status { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets or sets the time of the next attempt, or <see langword="null"/> if the email was sent or has failed.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public string? Error { get; set; }
}

/// <summary>Specifies the status of an email. It is stored by name.</summary>
internal enum EmailStatus
{
    Queued = 1,
    Sent = 2,
    Failed = 3,
}
