using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Npgsql;
using Tenantry.Billing.Gateways;
using Tenantry.Platform.Problems;
using Tenantry.Platform.Backplane;
using Tenantry.Platform.Web;

namespace Tenantry.Billing.Provider.Webhooks;

/// <summary>Receives a webhook: verifies it, stores it once, and acknowledges it. It is processed later.</summary>
internal sealed class ReceiveWebhook(IPaymentGateway gateway, StoreWebhook store, NodeBackplane signals, ProviderMetrics metrics,
    ILogger<ReceiveWebhook> logger)
{
    public const string Topic = "webhooks";
    private const int MaxBody = 1024 * 1024;

    public static void Map(IEndpointRouteBuilder endpoints, string provider) => endpoints
        .MapPost($"/api/webhooks/{provider}", (HttpRequest request, ReceiveWebhook receive, CancellationToken ct) =>
            receive.RunAsync(request, ct))
        .AllowAnonymous()
        .DisableAntiforgery()
        .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MaxBody), new UncheckedTextAttribute())
        .WithTags("Billing")
        .WithName(nameof(ReceiveWebhook))
        .WithSummary("Receives a signed webhook of the payment provider.");

    private async Task<IResult> RunAsync(HttpRequest request, CancellationToken ct)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(ct);
        GatewayEvent? gatewayEvent;
        try
        {
            gatewayEvent = gateway.Verify(request.Headers[gateway.SignatureHeader], body);
        }
        catch (Exception)
        {
            // Only a verified body is read, so the provider, or a sender with the secret, sent something that is no event.
            return ProviderProblems.WebhookUnreadable.ToHttp();
        }

        if (gatewayEvent is null)
        {
            logger.WebhookRejected();
            return ProviderProblems.BadSignature.ToHttp();
        }

        try
        {
            metrics.WebhookReceived(await store.RunAsync(gatewayEvent, body, WebhookSource.Delivery, ct));
        }
        catch (PostgresException data) when (data.SqlState.StartsWith("22", StringComparison.Ordinal))
        {
            // PostgreSQL stores no JSON with a null character or half of a surrogate pair. The same body would fail again.
            return ProviderProblems.WebhookUnreadable.ToHttp();
        }

        signals.Publish(Topic);
        return TypedResults.Ok();
    }
}
