using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Platform;
using Tenantry.Platform.Data;
using Tenantry.Platform.Pages;
using Tenantry.Platform.Backplane;

namespace Tenantry.Emailing.Pages;

/// <summary>Resends an email as a copy. With the original id the receiving server can drop it as a duplicate.</summary>
internal static class ResendEmail
{
    public static string Subject(Guid id) => $"mail/{id}";

    public static Task<Result> RunAsync(ResourceContext<EmailRow> context) =>
        RunAsync(context.Services, context.Id, context.Reason, context.CancellationToken);

    public static async Task<Result> RunAsync(IServiceProvider services, string id, string? reason, CancellationToken ct)
    {
        if (RowKey.Parse(id) is not { } key || await ReadAsync(services, key, ct) is not { } email)
        {
            return EmailingPagesProblems.EmailNotFound;
        }

        if (email.Status == EmailStatus.Queued)
        {
            return EmailingPagesProblems.EmailQueued;
        }

        if (email.Secrets == EmailSecrets.Removed)
        {
            return EmailingPagesProblems.LinkRemoved;
        }

        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var copy = Guid.CreateVersion7(now);
        using var tenant = services.GetRequiredService<ICurrentTenant>().Change(key.Tenant);
        await using var db = await OpenAsync(services, ct);
        db.Add(new Email
        {
            TenantId = key.Tenant,
            Id = copy,
            DedupeKey = $"again:{copy:N}",
            Template = email.Template,
            To = email.To,
            Subject = email.Subject,
            Html = email.Html,
            Text = email.Text,
            Secrets = email.Secrets,
            Stream = email.Stream,
            Status = EmailStatus.Queued,
            CreatedAt = now,
            DueAt = now,
        });
        db.Audit("emailing.email.sent_again", Subject(key.Id), reason, new { copy });
        await db.SaveChangesAsync(ct);
        services.GetRequiredService<NodeBackplane>().Publish(EmailSender.Topic);
        return Result.Success;
    }

    private static async Task<Email?> ReadAsync(IServiceProvider services, RowKey key, CancellationToken ct)
    {
        await using var db = await OpenAsync(services, ct);
        return await db.Set<Email>().AsNoTracking().FirstOrDefaultAsync(email => email.TenantId == key.Tenant && email.Id == key.Id, ct);
    }

    private static Task<EmailingDbContext> OpenAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<ICrossTenantDbContextFactory<EmailingDbContext>>()
        .CreateDbContextAsync("operator resends an email", ct);
}
