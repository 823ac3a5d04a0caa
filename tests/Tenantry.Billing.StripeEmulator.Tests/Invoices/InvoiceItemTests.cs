namespace Tenantry.Billing.StripeEmulator.Tests.Invoices;

public sealed class InvoiceItemTests
{
    [Fact]
    public async Task ItemDiscounts_AreInTheSubtotal_ButInvoiceDiscountsAreNot()
    {
        await using var stripe = await LocalStripe.StartAsync();
        var customer = await stripe.Customer();
        var half = await stripe.Post("coupons", ("percent_off", "50"), ("duration", "forever"));
        await stripe.Post("invoiceitems", ("customer", customer.Id()), ("amount", "1900"), ("discounts[0][coupon]", half.Id()));
        await stripe.Post("invoiceitems", ("customer", customer.Id()), ("amount", "1000"));

        var invoice = await stripe.Post("invoices",
            ("customer", customer.Id()), ("pending_invoice_items_behavior", "include"), ("discounts[0][coupon]", half.Id()));

        invoice.Long("subtotal").ShouldBe(950 + 1000);
        invoice.Long("total").ShouldBe(475 + 500);
        invoice.Rows("total_pretax_credit_amounts").Sum(credit => credit.Long("amount")).ShouldBe(950 + 975);
    }

    [Fact]
    public async Task InvoiceItemWithAnAmount_HasAnInactivePrice_ThatIsNotListed()
    {
        await using var stripe = await LocalStripe.StartAsync();
        var customer = await stripe.Customer();

        var first = await stripe.Post("invoiceitems", ("customer", customer.Id()), ("amount", "1000"), ("currency", "eur"));
        var second = await stripe.Post("invoiceitems", ("customer", customer.Id()), ("amount", "1000"), ("currency", "eur"));

        var price = await stripe.Get($"prices/{first.Text("pricing.price_details.price")}");
        price.Bool("active").ShouldBeFalse();
        price.Long("unit_amount").ShouldBe(1000);
        second.Text("pricing.price_details.price").ShouldBe(price.Id());
        (await stripe.Get("prices")).Rows("data").ShouldBeEmpty();
        (await stripe.Get("products")).Rows("data").ShouldBeEmpty();
    }
}
