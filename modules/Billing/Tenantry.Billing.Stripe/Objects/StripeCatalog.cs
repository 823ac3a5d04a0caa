using Stripe;

namespace Tenantry.Billing.Stripe.Objects;

internal static class StripeCatalog
{
    private static readonly RequiredFields PriceFields = new("price", "id", "currency", "active", "unit_amount?");

    private static readonly RequiredFields ProductFields = new("product", "id", "name");

    public static ExistingGatewayPrice ToGateway(this Price price)
    {
        PriceFields.Check(price);
        return new(new(price.Id), price.UnitAmount is { } amount ? StripeAmounts.FromStripe(amount, price.Currency) : null, price.Active);
    }

    public static string ReadName(this Product product)
    {
        ProductFields.Check(product);
        return product.Name;
    }
}
