namespace Tenantry.Billing.Stripe.Http;

/// <summary>Writes the filters of a list; what is missing is left out.</summary>
internal static class Query
{
    public static string Of(params ReadOnlySpan<(string Name, string? Value)> filters)
    {
        var query = "limit=100";
        foreach (var (name, value) in filters)
        {
            query += value is null ? "" : $"&{name}={Uri.EscapeDataString(value)}";
        }

        return query;
    }
}
