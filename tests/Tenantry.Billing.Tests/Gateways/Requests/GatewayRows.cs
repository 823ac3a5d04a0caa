using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Tests.Gateways.Requests;

/// <summary>
/// Represents one call of the gateway. Its name starts with that of the method; <c>node/gateway.mjs</c> has the same call under the same
/// name.
/// </summary>
internal sealed record GatewayRow(string Name, Func<IPaymentGateway, Task> CallAsync)
{
    public string Method => Name.Split(' ')[0];
}

/// <summary>Provides every call of the gateway, with each variation that affects the request.</summary>
internal static partial class GatewayRows
{
    public static IReadOnlyDictionary<string, GatewayRow> All { get; } =
        ((IEnumerable<GatewayRow>)[.. CatalogRows, .. Customers, .. Checkouts, .. Subscriptions, .. Invoices, .. Payments,
            .. Events]).ToDictionary(row => row.Name, StringComparer.Ordinal);

    public static IdempotencyKey Key { get; } = IdempotencyKey.For("row", 1);

    private static Dictionary<string, string> Metadata => new() { ["tenantry_tenant"] = "a tenant", ["plan"] = "gold & silver" };

    private static DateTimeOffset At(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);

    private static async Task ReadAsync<T>(IAsyncEnumerable<T> all) => (await all.CountAsync()).ShouldBe(2);
}
