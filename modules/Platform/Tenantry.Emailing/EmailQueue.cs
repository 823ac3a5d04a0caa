using Microsoft.EntityFrameworkCore;
using Tenantry.Platform;
using Tenantry.Platform.Data;
using Tenantry.Platform.Work;

namespace Tenantry.Emailing;

/// <summary>Sends queued emails.</summary>
internal sealed class EmailQueue(
    IEmailTransport transport, LoadEmail load, EmailingMetrics metrics, ICrossTenantDbContextFactory<EmailingDbContext> across,
    WorkServices services)
    : WorkQueue<EmailingDbContext, Email>(Options, across, services)
{
    private static readonly WorkQueueOptions Options = new(EmailSender.Topic, "send emails")
    {
        SweepInterval = TimeSpan.FromSeconds(5),
        MaxAttempts = 8,
        Backoff = attempts => TimeSpan.FromSeconds(Math.Min(3600, 5 * Math.Pow(3, attempts))),
    };

    protected override string KeyOf(Email item) => item.Id.ToString();

    protected override async Task ProcessAsync(IReadOnlyList<Email> items, CancellationToken cancellationToken) =>
        await transport.SendAsync(await load.RunAsync(items[0], cancellationToken), cancellationToken);

    protected override async Task CompleteAsync(EmailingDbContext db, IReadOnlyList<WorkResult<Email>> results)
    {
        var statuses = results.Select(result => StatusOf(result.Status)).ToList();
        await db.Database.ExecuteSqlAsync(
            $"""
            update emailing.email m set status = r.status, error = r.error, due_at = r.due_at,
                sent_at = case when r.status = {nameof(EmailStatus.Sent)} then {Clock.GetUtcNow()} end,
                secrets = case when m.secrets is null or r.due_at is not null or {transport is LocalInbox} then m.secrets
                    else {EmailSecrets.Removed} end
            from unnest({results.Select(result => result.Item.TenantId.Value).ToArray()},
                {results.Select(result => result.Item.Id).ToArray()},
                        {statuses.ConvertAll(status => status.ToString()).ToArray()}, {results.Select(result => result.Error).ToArray()},
                        {results.Select(result => result.DueAt).ToArray()}) as r(tenant_id, id, status, error, due_at)
            where m.tenant_id = r.tenant_id and m.id = r.id
            """);
        foreach (var (result, status) in results.Zip(statuses))
        {
            metrics.EmailHandled(result.Item.Template, status);
        }
    }

    private static EmailStatus StatusOf(WorkStatus status) => status switch
    {
        WorkStatus.Completed => EmailStatus.Sent,
        WorkStatus.Retry => EmailStatus.Queued,
        _ => EmailStatus.Failed,
    };
}
