using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
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
        if (gateway.Verify(request.Headers[gateway.SignatureHeader], body) is not { } gatewayEvent)
        {
            logger.WebhookRejected();
            return ProviderProblems.BadSignature.ToHttp();
        }

        metrics.WebhookReceived(await store.RunAsync(gatewayEvent, body, WebhookSource.Delivery, ct));
        signals.Publish(Topic);
        return TypedResults.Ok();
    }
}
