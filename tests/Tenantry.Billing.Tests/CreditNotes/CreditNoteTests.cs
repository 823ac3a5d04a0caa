using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Invoicing.CreditNotes;
using Tenantry.Billing.Invoicing.Documents;
using Tenantry.Billing.Pages.Invoicing;
using Tenantry.Billing.Pages.Invoicing.CreditNotes;
using Tenantry.Billing.Pages.Invoicing.Documents;
using Tenantry.Billing.Pages.Payments;
using Tenantry.Billing.Pages.Payments.Refunds;
using Tenantry.Billing.Pages.Provider.Webhooks;
using Tenantry.Billing.Pages.Subscriptions;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Payments.Refunds;
using Tenantry.Billing.Provider.Webhooks;
using Tenantry.Billing.Subscriptions;
using Tenantry.TestSupport;

namespace Tenantry.Billing.Tests.CreditNotes;

public sealed class CreditNoteTests : IAsyncLifetime
{
    private BillingApp _billing = null!;

    public async ValueTask InitializeAsync() => _billing = await BillingApp.StartAsync();

    public ValueTask DisposeAsync() => _billing.DisposeAsync();

    [Fact]
    public async Task Refunds_HaveGaplessCreditNotes_AndTheLastGetsTheRemainingTax()
    {
        var (payment, invoice) = await RenewWithTaxAsync();
        (invoice.TotalExcludingTaxMinor, invoice.TotalMinor).ShouldBe((49_900, 59_381));
        await RefundAsync(payment, 19_793, before: 0);
        await RefundAsync(payment, 19_793, before: 19_793);
        await using (var scope = _billing.App.For(null))
        {
            (await scope.Get<RefundPayment>().RefundAllAsync(payment, "An internal reason", default)).Problem.ShouldBeNull();
        }

        await _billing.SettleAsync();
        var notes = await NotesAsync();
        var year = _billing.Stripe.Clock.GetUtcNow().Year;
        notes.Select(note => (note.Number, note.TotalMinor, note.TotalExcludingTaxMinor, note.Tax.MinorUnits)).ShouldBe(
        [
            ($"CN-{year}-00001", 19_793, 16_633, 3_160),
            ($"CN-{year}-00002", 19_793, 16_633, 3_160),
            ($"CN-{year}-00003", 19_795, 16_634, 3_161),
        ]);
        notes.ShouldAllBe(note => note.Memo == null);
        (await InvoiceAsync(invoice.GatewayId)).CreditedMinor.ShouldBe(59_381);
        (await _billing.QueryAsync(db => db.Set<Payment>().SingleAsync(row => row.GatewayId == payment))).Refundable.IsZero.ShouldBeTrue();
        (await _billing.QueryAsync(db => db.Set<Refund>().Where(refund => refund.PaymentId == payment)
            .SumAsync(refund => refund.AmountMinor))).ShouldBe(59_381);

        foreach (var id in await _billing.QueryAsync(db => db.Set<WebhookRow>().Select(row => row.EventId).ToListAsync()))
        {
            await _billing.App.Services.GetRequiredService<ReplayWebhook>().RunAsync(id, default);
        }

        await _billing.WaitForIdleAsync();
        (await NotesAsync()).Select(note => (note.GatewayId, note.Number, note.TotalExcludingTaxMinor))
            .ShouldBe(notes.Select(note => (note.GatewayId, note.Number, note.TotalExcludingTaxMinor)));
    }

    [Fact]
    public async Task CreditNote_IsAPdf_ThatNamesItsInvoice_AndIsIsolatedByTenant()
    {
        var (payment, invoice) = await RenewWithTaxAsync();
        await RefundAsync(payment, 11_900, before: 0);
        await RefundAsync(payment, 333, before: 11_900);
        await _billing.SettleAsync();
        var (note, small) = ((await NotesAsync())[0], (await NotesAsync())[1]);
        using var owner = _billing.App.Client().SignInAs(_billing.Tenant, "owner");
        var pages = PdfText.Pages(await owner.GetByteArrayAsync($"/space/billing/credit-notes/{note.GatewayId}.pdf"));
        foreach (var text in new[] { "Credit note", note.Number!, $"corrects invoice {invoice.Number}", "$100.00", "$19.00", "Tax 19%",
            "Total credited", "$119.00", "A family" })
        {
            pages.Single().ShouldContain(text);
        }

        pages.Single().ShouldNotContain("An internal reason");
        PdfText.Pages(await owner.GetByteArrayAsync($"/space/billing/credit-notes/{small.GatewayId}.pdf")).Single()
            .ShouldContain("Tax 19%", customMessage: "$0.53 on $2.80 is 18.93 %, which is not a real rate");
        var document = PdfText.Pages(await owner.GetByteArrayAsync($"/space/billing/invoices/{invoice.GatewayId}.pdf")).Single();
        document.ShouldContain(note.Number!);
        document.ShouldNotContain("−$119.00", customMessage: "a later refund does not change the total of the invoice");

        using var otherTenant = _billing.App.Client().SignInAs(_billing.NewTenant(), "owner");
        using var response = await otherTenant.GetAsync($"/space/billing/credit-notes/{note.GatewayId}.pdf");
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync()).ShouldContain("billing.no_such_credit_note");
    }

    [Fact]
    public async Task CreditNoteOfTheProvider_ArrivesByWebhook_AndReducesTheAmountDue_UntilItIsVoided()
    {
        await _billing.BuyAsync("academy", "monthly");
        var customer = (await _billing.SendToStripeAsync(HttpMethod.Get, "/v1/customers?limit=1")).GetProperty("data")[0]
            .GetProperty("id").GetString()!;
        var created = await _billing.SendToStripeAsync(HttpMethod.Post, "/v1/invoices", ("customer", customer),
            ("collection_method", "send_invoice"), ("days_until_due", "30"));
        var id = created.GetProperty("id").GetString()!;
        await _billing.SendToStripeAsync(HttpMethod.Post, "/v1/invoiceitems", ("customer", customer), ("invoice", id), ("amount", "5000"),
            ("currency", "usd"), ("description", "Workshop"));
        await _billing.SendToStripeAsync(HttpMethod.Post, $"/v1/invoices/{id}/finalize");
        var note = await _billing.SendToStripeAsync(HttpMethod.Post, "/v1/credit_notes", ("invoice", id), ("amount", "1500"),
            ("memo", "One seat less"));
        await _billing.SettleAsync();
        var open = await InvoiceAsync(id);
        (open.CreditedMinor, open.OwedMinor).ShouldBe((1_500, 3_500));
        var stored = (await NotesAsync()).Single();
        stored.Memo.ShouldBe("One seat less");
        InvoiceDocumentTotals.Of(open, [stored]).Select(sum => (sum.Term, sum.Amount))
            .ShouldBe([("Total", "$50.00"), ("Credited", "−$15.00"), ("Amount due", "$35.00")]);

        await _billing.SendToStripeAsync(HttpMethod.Post, $"/v1/credit_notes/{note.GetProperty("id").GetString()}/void");
        await _billing.SettleAsync();
        (await InvoiceAsync(id)).CreditedMinor.ShouldBe(0);
        (await NotesAsync()).Single().Number.ShouldBe(stored.Number, "a void number stays taken");
    }

    [Theory]
    [InlineData(1_000, 0, 0)]
    [InlineData(300, 700, 588)]
    public async Task CreditNoteBeforeThePayment_ReducesTheRevenue(long credited, long earned, long excludingTax)
    {
        await _billing.BuyAsync("academy", "monthly");
        var rate = await _billing.SendToStripeAsync(HttpMethod.Post, "/v1/tax_rates", ("display_name", "VAT"), ("percentage", "19"),
            ("inclusive", "true"));
        var subscription = await _billing.QueryAsync(db => db.Set<Subscription>().Select(row => row.GatewayId).SingleAsync());
        await _billing.SendToStripeAsync(HttpMethod.Post, $"/v1/subscriptions/{subscription}",
            ("default_tax_rates[0]", rate.GetProperty("id").GetString()!));
        await _billing.UseCardAsync("pm_card_chargeCustomerFail");
        await _billing.AdvanceAsync(TimeSpan.FromDays(32));
        var open = await _billing.QueryAsync(db => db.Set<Invoice>().AsNoTracking().SingleAsync(row => row.Status == InvoiceStatus.Open));
        await _billing.SendToStripeAsync(HttpMethod.Post, "/v1/credit_notes", ("invoice", open.GatewayId), ("amount", $"{credited}"));
        if (earned > 0)
        {
            await _billing.UseCardAsync("pm_card_visa");
            await _billing.SendToStripeAsync(HttpMethod.Post, $"/v1/invoices/{open.GatewayId}/pay");
        }

        await _billing.SettleAsync();
        var payment = _billing.Recorder.Of<PaymentReceived>().Single(paymentReceived => paymentReceived.Reference == open.GatewayId);
        (payment.Amount.MinorUnits, payment.AmountExcludingTax.MinorUnits).ShouldBe((earned, excludingTax));
    }

    [Fact]
    public async Task UnknownCreditNote_IsNotFound()
    {
        await using var scope = _billing.App.For(null);
        (await scope.Get<SyncCreditNote>().RunAsync("cn_unknown", default)).Problem!.Code.ShouldBe("billing.credit_note_not_found");
    }

    private async Task<(string Payment, Invoice Invoice)> RenewWithTaxAsync()
    {
        await _billing.BuyAsync("studio", "solo");
        var rate = await _billing.SendToStripeAsync(HttpMethod.Post, "/v1/tax_rates", ("display_name", "VAT"), ("percentage", "19"),
            ("inclusive", "false"));
        var subscription = await _billing.QueryAsync(db => db.Set<Subscription>().Select(row => row.GatewayId).SingleAsync());
        await _billing.SendToStripeAsync(HttpMethod.Post, $"/v1/subscriptions/{subscription}",
            ("default_tax_rates[0]", rate.GetProperty("id").GetString()!));
        await _billing.AdvanceAsync(TimeSpan.FromDays(32));
        var invoice = await _billing.QueryAsync(db => db.Set<Invoice>().AsNoTracking()
            .OrderByDescending(row => row.IssuedAt).FirstAsync());
        return (invoice.PaymentId!, invoice);
    }

    private async Task RefundAsync(string payment, long amount, long before)
    {
        var currency = Currency.Of("USD");
        await using var scope = _billing.App.For(null);
        (await scope.Get<RefundPayment>().RunAsync(payment, new Money(amount, currency), new Money(before, currency), "An internal reason",
            default)).Problem.ShouldBeNull();
    }

    private Task<Invoice> InvoiceAsync(string id) =>
        _billing.QueryAsync(db => db.Set<Invoice>().AsNoTracking().SingleAsync(row => row.GatewayId == id));

    private Task<List<CreditNote>> NotesAsync() =>
        _billing.QueryAsync(db => db.Set<CreditNote>().AsNoTracking().OrderBy(row => row.Number).ToListAsync());
}
