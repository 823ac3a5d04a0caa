using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Stripe;
using Tenantry.Billing.Stripe.Objects;

namespace Tenantry.Billing.Stripe.Http;

/// <summary>Awaits calls of Stripe.net and translates its failures into <see cref="GatewayException"/>.</summary>
internal static class GatewayCalls
{
    public const int PageSize = 100;

    private static readonly RequiredFields PageFields = new("list", "data", "has_more");

    /// <summary>Awaits a call.</summary>
    public static async Task<T> RunAsync<T>(Task<T> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call;
        }
        catch (Exception exception) when (StripeErrors.IsFailure(exception, cancellationToken))
        {
            throw StripeErrors.Translate(exception);
        }
    }

    /// <summary>Awaits a call; returns <see langword="null"/> if the object does not exist.</summary>
    public static async Task<T?> FindAsync<T>(Task<T> call, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await RunAsync(call, cancellationToken);
        }
        catch (GatewayException exception) when (exception.InnerException is StripeException { HttpStatusCode: HttpStatusCode.NotFound })
        {
            return null;
        }
    }

    /// <summary>Gets the first item of a list; <see langword="null"/> if the list is empty.</summary>
    public static async Task<T?> FirstAsync<T>(Task<StripeList<T>> call, CancellationToken cancellationToken)
        where T : StripeEntity<T> => (await PageAsync(call, cancellationToken)).Data.FirstOrDefault();

    /// <summary>Lists all items, page by page.</summary>
    public static async IAsyncEnumerable<T> ListAsync<T, TOptions>(
        Func<TOptions, Task<StripeList<T>>> list, TOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : StripeEntity<T>, IHasId
        where TOptions : ListOptions
    {
        options.Limit = PageSize;
        StripeList<T> page;
        do
        {
            page = await PageAsync(list(options), cancellationToken);
            foreach (var item in page.Data)
            {
                yield return item;
            }

            options.StartingAfter = page.Data.LastOrDefault()?.RequiredId();
        }
        while (page.HasMore && options.StartingAfter is not null);
    }

    // Not the paging of Stripe.net: if 'has_more' is missing, it takes the first page for the whole list. Unlike an object, a list keeps no
    // JSON of its own, so the response is parsed here.
    private static async Task<StripeList<T>> PageAsync<T>(Task<StripeList<T>> call, CancellationToken cancellationToken)
        where T : StripeEntity<T>
    {
        var page = await RunAsync(call, cancellationToken);
        using var json = JsonDocument.Parse(page.StripeResponse.Content);
        PageFields.Check(json.RootElement);
        return page;
    }
}
