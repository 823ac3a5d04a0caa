using Tenantry.Platform;

namespace Tenantry.Emailing.Pages;

/// <summary>An email without its body, which a list of many does not read.</summary>
internal sealed class EmailRow
{
    public TenantId TenantId { get; init; }

    public Guid Id { get; init; }

    public required string Subject { get; init; }

    public required string To { get; init; }

    public required string Template { get; init; }

    public EmailStatus Status { get; init; }

    public EmailStream Stream { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public int Attempts { get; init; }

    public string? Error { get; init; }

    public static IQueryable<EmailRow> Query(EmailingDbContext db) => db.Set<Email>().Select(email => new EmailRow
    {
        TenantId = email.TenantId,
        Id = email.Id,
        Subject = email.Subject,
        To = email.To,
        Template = email.Template,
        Status = email.Status,
        Stream = email.Stream,
        CreatedAt = email.CreatedAt,
        SentAt = email.SentAt,
        Attempts = email.Attempts,
        Error = email.Error,
    });
}
