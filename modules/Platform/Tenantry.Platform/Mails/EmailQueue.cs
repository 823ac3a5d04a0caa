using Microsoft.EntityFrameworkCore;
using Tenantry.Platform.Data;
using Tenantry.Platform.Work;

namespace Tenantry.Platform.Mails;

/// <summary>Sends queued emails.</summary>
internal sealed class EmailQueue(IMailTransport transport, PlatformMetrics metrics, IAcrossTenants<PlatformDbContext> across, WorkServices services)
    : WorkQueue<PlatformDbContext, MailMessage>(Options, across, services)
{
    private static readonly WorkQueueOptions Options = new(EmailSender.Topic, "send emails")
    {
        SweepInterval = TimeSpan.FromSeconds(5),
        MaxAttempts = 8,
        Backoff = attempts => TimeSpan.FromSeconds(Math.Min(3600, 5 * Math.Pow(3, attempts))),
    };

    protected override string KeyOf(MailMessage item) => item.Id.ToString();

    protected override Task ProcessAsync(IReadOnlyList<MailMessage> items, CancellationToken cancellationToken) =>
        transport.SendAsync(items[0], cancellationToken);

    protected override async Task CompleteAsync(PlatformDbContext db, IReadOnlyList<WorkResult<MailMessage>> results)
    {
        var statuses = results.Select(result => StatusOf(result.Status)).ToList();
        await db.Database.ExecuteSqlAsync(
            $"""
            update platform.mail_message m set status = r.status, error = r.error, due_at = r.due_at,
                sent_at = case when r.status = {nameof(MailStatus.Sent)} then {Clock.GetUtcNow()} end
            from unnest({results.Select(result => result.Item.TenantId.Value).ToArray()}, {results.Select(result => result.Item.Id).ToArray()},
                        {statuses.ConvertAll(status => status.ToString()).ToArray()}, {results.Select(result => result.Error).ToArray()},
                        {results.Select(result => result.DueAt).ToArray()}) as r(tenant_id, id, status, error, due_at)
            where m.tenant_id = r.tenant_id and m.id = r.id
            """);
        foreach (var (result, status) in results.Zip(statuses))
        {
            metrics.MailHandled(result.Item.Template, status);
        }
    }

    private static MailStatus StatusOf(WorkStatus status) => status switch
    {
        WorkStatus.Completed => MailStatus.Sent,
        WorkStatus.Retry => MailStatus.Queued,
        _ => MailStatus.Failed,
    };
}
