using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Stripe;

namespace Tenantry.Billing.Tests;

/// <summary>Performs actions in Stripe itself, like its dashboard or another API client.</summary>
internal static class StripeActions
{
    public static async Task<JsonElement> SendToStripeAsync(
        this BillingApp billing, HttpMethod method, string path, params (string Name, string Value)[] fields)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(method, new Uri(new Uri(billing.Stripe.Address), path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer",
            billing.App.Services.GetRequiredService<StripeOptions>().SecretKey);
        request.Content = method == HttpMethod.Get ? null
            : new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await client.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue(body);
        return JsonSerializer.Deserialize<JsonElement>(body);
    }

    /// <summary>Drops the next webhooks, which are never delivered.</summary>
    public static async Task DropWebhooksAsync(this BillingApp billing, int next)
    {
        using var client = new HttpClient();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("drop", $"{next}")]);
        await client.PostAsync(new Uri(new Uri(billing.Stripe.Address), "/dashboard/webhooks"), form);
    }

    public static async Task SettleAsync(this BillingApp billing)
    {
        await billing.Stripe.WaitForIdleAsync(CancellationToken.None);
        await billing.WaitForIdleAsync();
    }
}
