using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tenantry.Platform.Data;
using Tenantry.Platform.Signals;

namespace Tenantry.Platform.Mails;

/// <summary>Sends what is queued: a mail is claimed by pushing its due time ahead, so that a node killed while sending frees it later.</summary>
internal sealed class MailDispatcher : BackgroundService
{
    private const int MaxAttempts = 8;
    private const int Batch = 16;
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(5);

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly SystemContexts<PlatformDbContext> _contexts;
    private readonly IMailTransport _transport;
    private readonly TimeProvider _clock;
    private readonly PlatformMetrics _metrics;
    private readonly ILogger<MailDispatcher> _logger;

    public MailDispatcher(
        SystemContexts<PlatformDbContext> contexts, IMailTransport transport, NodeSignals signals, TimeProvider clock, PlatformMetrics metrics,
        ILogger<MailDispatcher> logger)
    {
        (_contexts, _transport, _clock, _metrics, _logger) = (contexts, transport, clock, metrics, logger);
        signals.On(EmailSender.Topic, () => _wake.Writer.TryWrite(true));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await ClaimAsync(stoppingToken) is { Count: > 0 } mails)
                {
                    await Parallel.ForEachAsync(mails, stoppingToken, (mail, ct) => SendAsync(mail, ct));
                }
            }
            catch (Exception broken) when (broken.IsDatabaseFault())
            {
                _logger.MailWaits(broken);
            }

            await WaitAsync(stoppingToken);
        }
    }

    private async Task<List<MailMessage>> ClaimAsync(CancellationToken ct)
    {
        var now = _clock.GetUtcNow();
        await using var db = await _contexts.Factory.CreateDbContextAsync(ct);
        return await db.Set<MailMessage>().FromSql(
            $"""
            update platform.mail_message set due_at = {now + Claim}, attempts = attempts + 1
            where (tenant_id, id) in (
                select tenant_id, id from platform.mail_message where status = 'Queued' and due_at <= {now}
                order by due_at limit {Batch} for update skip locked)
            returning *
            """).AsNoTracking().ToListAsync(ct);
    }

    private async ValueTask SendAsync(MailMessage mail, CancellationToken ct)
    {
        string? error = null;
        try
        {
            await _transport.SendAsync(mail, ct);
        }
        catch (Exception failed) when (failed is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            error = failed.Message;
            _logger.MailFailed(mail.Id, mail.Attempts, failed);
        }

        var now = _clock.GetUtcNow();
        var status = error is null ? MailStatus.Sent : mail.Attempts >= MaxAttempts ? MailStatus.Failed : MailStatus.Queued;
        var again = now + TimeSpan.FromSeconds(Math.Min(3600, 5 * Math.Pow(3, mail.Attempts)));
        await using var db = await _contexts.Factory.CreateDbContextAsync(CancellationToken.None);
        await db.Set<MailMessage>().Where(row => row.TenantId == mail.TenantId && row.Id == mail.Id).ExecuteUpdateAsync(
            row => row.SetProperty(one => one.Status, status).SetProperty(one => one.Error, error)
                .SetProperty(one => one.SentAt, error is null ? now : null).SetProperty(one => one.DueAt, again),
            CancellationToken.None);
        _metrics.MailHandled(mail.Template, status);
    }

    private async Task WaitAsync(CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Sweep);
        try
        {
            await _wake.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Time for the sweep.
        }
    }
}
