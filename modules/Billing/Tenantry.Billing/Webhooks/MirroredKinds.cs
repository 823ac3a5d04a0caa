using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Webhooks;

/// <summary>Says which of the provider's objects are mirrored; webhooks about others are kept and not worked on.</summary>
internal sealed class MirroredKinds(IServiceScopeFactory scopes)
{
    private readonly Lazy<FrozenSet<GatewayObject>> _kinds = new(() =>
    {
        using var scope = scopes.CreateScope();
        return scope.ServiceProvider.GetServices<IObjectSync>().Select(sync => sync.Kind).ToFrozenSet();
    });

    public bool Contains(GatewayObject kind) => _kinds.Value.Contains(kind);
}
