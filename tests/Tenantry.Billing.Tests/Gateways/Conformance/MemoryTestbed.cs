using Tenantry.Billing.Gateways;
using Tenantry.Billing.Gateways.Testing;

namespace Tenantry.Billing.Tests.Gateways.Conformance;

/// <summary>Runs a second provider in memory.</summary>
internal sealed class MemoryTestbed(Fault fault = Fault.None) : IGatewayTestbed
{
    private readonly MemoryProvider _provider = new();

    public IPaymentGateway Gateway => field ??= new MemoryGateway(_provider, fault);

    public IPaymentGateway Unreachable { get; } = new MemoryGateway(provider: null);

    public Task PayAsync(GatewayCheckout checkout, CancellationToken cancellationToken)
    {
        _provider.Pay(checkout.Id);
        return Task.CompletedTask;
    }

    public Task AdvanceAsync(TimeSpan by, CancellationToken cancellationToken)
    {
        _provider.Advance(by);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ReceivedWebhook>> ReceiveAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ReceivedWebhook>>([.. _provider.Webhooks]);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
