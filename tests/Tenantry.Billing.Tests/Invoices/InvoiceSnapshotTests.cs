using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Customers.BillingDetails;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Invoicing.Documents;
using Tenantry.Billing.Pages.Invoicing;
using Tenantry.Billing.Pages.Invoicing.Documents;
using Tenantry.Billing.Pages.Provider.Webhooks;
using Tenantry.Billing.Provider.Webhooks;

namespace Tenantry.Billing.Tests.Invoices;

public sealed class InvoiceSnapshotTests
{
    private static readonly Currency Dinar = Currency.Of("KWD");

    [Fact]
    public async Task Invoice_HasItsLinesNumberSellerAndBuyer_AndKeepsThem()
    {
        await using var billing = await BillingApp.StartAsync();
        billing.App.Services.GetRequiredService<BillingOptions>().Seller.Name = "Seller Ltd";
        await billing.BuyAsync("academy", "monthly");
        var first = await GetInvoiceAsync(billing);
        first.Number.ShouldBe($"INV-{first.DatedAt.Year}-00001");
        first.GatewayNumber.ShouldNotBeNull();
        first.DiscrepancyMinor.ShouldBe(0);
        (first.SubtotalMinor, first.TotalMinor, first.TotalExcludingTaxMinor, first.AmountPaidMinor).ShouldBe((1000, 1000, 1000, 1000));
        var line = await billing.QueryAsync(db => db.Set<InvoiceLine>().SingleAsync());
        (line.AmountMinor, line.Quantity, line.IsProration).ShouldBe((1000, 1, false));
        line.PeriodEnd.ShouldBe((await billing.SubscriptionsAsync()).Single().PeriodEnd);
        billing.App.Services.GetRequiredService<BillingOptions>().Seller.Name = "Another Ltd";
        foreach (var id in await billing.QueryAsync(db => db.Set<WebhookRow>().Select(row => row.EventId).ToListAsync()))
        {
            await billing.App.Services.GetRequiredService<ReplayWebhook>().RunAsync(id, default);
        }

        await billing.WaitForIdleAsync();
        var again = await GetInvoiceAsync(billing);
        again.Number.ShouldBe(first.Number);
        BillingParty.Read(again.Seller).Name.ShouldBe("Seller Ltd");
        BillingParty.Read(again.Buyer).Name.ShouldBe("A family");
        (await billing.QueryAsync(db => db.Set<InvoiceLine>().CountAsync())).ShouldBe(1);
    }

    [Fact]
    public void ConsistentInvoice_HasNoDiscrepancy_WithInclusiveOrExclusiveTax()
    {
        InvoiceCalculation.Discrepancy(Invoice(total: 11_305, [Line(10_000, off: 500)],
            new GatewayTax(Kwd(1_805), null, IsInclusive: false, TaxReason.StandardRated))).ShouldBe(Kwd(0));
        InvoiceCalculation.Discrepancy(Invoice(total: 9_500, [Line(10_000, off: 500)],
            new GatewayTax(Kwd(1_517), null, IsInclusive: true, TaxReason.StandardRated))).ShouldBe(Kwd(0));
    }

    [Fact]
    public void LinesThatMissTheTotal_AreADiscrepancy_ToTheMinorUnit()
    {
        var discrepancy = InvoiceCalculation.Discrepancy(Invoice(total: 9_999, [Line(10_000)]));
        discrepancy.ShouldBe(Kwd(1));
        discrepancy.ToString().ShouldBe("KWD 0.001");
    }

    [Fact]
    public void PaidInvoice_StaysPaid_AndAVoidedInvoiceKeepsItsNumber()
    {
        var row = new Invoice { GatewayId = "in_1" };
        row.Apply(Invoice(1, [Line(1)]));
        row.Issue(new("series", "INV-1"), "{}", "{}");
        row.Apply(Invoice(1, [Line(1)]) with { Status = InvoiceStatus.Void });
        row.Issue(new("series", "INV-2"), "{}", "{}");
        (row.Status, row.Number).ShouldBe((InvoiceStatus.Void, "INV-1"));
        row.Apply(Invoice(1, [Line(1)]) with { Status = InvoiceStatus.Paid });
        row.Apply(Invoice(1, [Line(1)]) with { Status = InvoiceStatus.Open });
        row.Status.ShouldBe(InvoiceStatus.Paid);
    }

    private static Task<Invoice> GetInvoiceAsync(BillingApp billing) => billing.QueryAsync(db => db.Set<Invoice>().SingleAsync());

    private static Money Kwd(long minor) => new(minor, Dinar);

    private static GatewayInvoiceLine Line(long amount, long? off = null) =>
        new("il_1", "A line", Kwd(amount), 1, default, default, false, null) { Discount = off is { } discount ? Kwd(discount) : null };

    private static GatewayInvoice Invoice(long total, GatewayInvoiceLine[] lines, params GatewayTax[] taxes) =>
        new(new("in_1"), new("cus_1"), null, "P-1", InvoiceStatus.Open, Kwd(total), 0, null, default, null, null)
        {
            TotalExcludingTax = Kwd(total), Subtotal = Kwd(lines.Sum(line => line.Amount.MinorUnits)), AmountDue = Kwd(total),
            AmountPaid = Kwd(0),
            Lines = [.. lines], Taxes = [.. taxes],
        };
}
