using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Platform.Data;
using Tenantry.Platform.Problems;
using Tenantry.Platform.Signals;

namespace Tenantry.Billing.Webhooks;

/// <summary>Takes a webhook: verify, store once, answer. It decides nothing.</summary>
internal sealed class ReceiveWebhook(
    IAcrossTenants<BillingDbContext> across, IPaymentGateway gateway, MirroredKinds mirrored, NodeSignals signals, TimeProvider clock, BillingMetrics metrics,
    ILogger<ReceiveWebhook> logger)
{
    public const string Topic = "webhooks";
    private const int MaxBody = 1024 * 1024;

    public static void Map(IEndpointRouteBuilder endpoints, string provider) => endpoints
        .MapPost($"/api/webhooks/{provider}", (HttpRequest request, ReceiveWebhook receive, CancellationToken ct) => receive.RunAsync(request, ct))
        .AllowAnonymous()
        .DisableAntiforgery()
        .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MaxBody))
        .WithName(nameof(ReceiveWebhook));

    private async Task<IResult> RunAsync(HttpRequest request, CancellationToken ct)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(ct);
        if (gateway.Verify(request.Headers[gateway.SignatureHeader], body) is not { } happened)
        {
            logger.WebhookRejected();
            return BillingProblems.BadSignature.ToHttp();
        }

        var now = clock.GetUtcNow();
        var status = mirrored.Contains(happened.Object) ? WebhookStatus.Waiting : WebhookStatus.Ignored;
        await using var db = await across.OpenAsync("store a webhook", ct);
        var stored = await db.Database.ExecuteSqlAsync(
            $"""
            insert into billing.webhook_row (event_id, type, object, object_id, payload, occurred_at, received_at, status, attempts, due_at)
            values ({happened.Id}, {happened.Type}, {happened.Object.ToString()}, {happened.ObjectId}, {body}::jsonb, {happened.OccurredAt}, {now},
                    {status.ToString()}, 0, {now})
            on conflict (event_id) do nothing
            """,
            ct);
        metrics.WebhookReceived(isNew: stored == 1);
        signals.Send(Topic);
        return TypedResults.Ok();
    }
}
