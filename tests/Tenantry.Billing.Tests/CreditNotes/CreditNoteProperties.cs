using FsCheck;
using FsCheck.Fluent;
using Tenantry.Billing.Customers.Taxes;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Invoicing.CreditNotes;
using Tenantry.Billing.Pages.Invoicing;
using Tenantry.Billing.Pages.Invoicing.CreditNotes;

namespace Tenantry.Billing.Tests.CreditNotes;

/// <summary>Verifies that the parts of an invoice add up to the whole, for any split into credit notes and any payment.</summary>
public sealed class CreditNoteProperties
{
    private static readonly Currency Dinar = Currency.Of("KWD");
    private static readonly DateTimeOffset March = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Gen<Invoice> Invoices =
        from lines in Gen.Choose(0, 90_000).NonEmptyListOf()
        from percents in Gen.Choose(0, 40).ListOf(3)
        from balance in Gen.Choose(0, 100)
        from paid in Gen.Elements(InvoiceStatus.Open, InvoiceStatus.Paid)
        select Invoice(lines, percents, balance, paid);

    private static readonly Gen<int[]> Cuts = Gen.Choose(1, 1_000).NonEmptyListOf().Select(parts => parts.ToArray());

    [Fact]
    public void Lines_AddUpToTheTotal_AndTheTotalsLeadToTheAmountDue() => Holds(Invoices, invoice =>
    {
        var (credited, balance) = InvoiceDocumentTotals.BeforePayment(invoice, []);
        return invoice.DiscrepancyMinor == 0
            && TaxLine.Read(invoice.Taxes).Where(tax => !tax.IsInclusive)
            .Sum(tax => tax.AmountMinor) == invoice.TotalMinor - invoice.TotalExcludingTaxMinor
            && invoice.TotalMinor - credited - balance - invoice.AmountPaidMinor == invoice.OwedMinor;
    });

    [Fact]
    public void CreditNotes_AddUpToTheInvoice_AndTheirTaxLinesToTheirTax() =>
    Holds(Invoices.Zip(Cuts).Where(pair => pair.Item1.TotalMinor > 0), pair =>
    {
        var (invoice, weights) = (pair.Item1, pair.Item2);
        List<CreditNote> notes = [];
        foreach (var amount in invoice.Total.Allocate([.. weights.Select(weight => (long)weight)]).Where(amount => !amount.IsZero))
        {
            // The provider rounds each credit note separately, as Stripe does.
            var tax = (long)Math.Round((decimal)(invoice.TotalMinor - invoice.TotalExcludingTaxMinor)
                * amount.MinorUnits / invoice.TotalMinor, MidpointRounding.AwayFromZero);
            var snapshot = new GatewayCreditNote(new($"cn_{notes.Count}"), new("in_1"), new("cus_1"), "P-1", amount,
                amount - new Money(tax, Dinar), March, null, null);
            var note = new CreditNote { GatewayId = snapshot.Id, InvoiceId = "in_1" };
            note.Apply(snapshot, CreditNoteSplit.WithoutTax(snapshot, invoice, notes));
            notes.Add(note);
        }

        return notes.Sum(note => note.TotalMinor) == invoice.TotalMinor
            && notes.Sum(note => note.TotalExcludingTaxMinor) == invoice.TotalExcludingTaxMinor
            && notes.TrueForAll(note => note.TotalExcludingTaxMinor >= 0 && note.Tax.MinorUnits >= 0)
            && notes.TrueForAll(note => CreditNoteSplit.Taxes(note, invoice).Sum(tax => tax.AmountMinor) == note.Tax.MinorUnits
                || invoice.TotalMinor == invoice.TotalExcludingTaxMinor);
    });

    private static void Holds<T>(Gen<T> gen, Func<T, bool> rule) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(gen.ToArbitrary(), rule));

    private static Invoice Invoice(IReadOnlyList<int> lines, IReadOnlyList<int> percents, int drawnPercent, InvoiceStatus status)
    {
        var net = lines.Sum(line => (long)line);
        var taxes = percents.Select(percent => new GatewayTax(new Money(net * percent / 100, Dinar), new Money(net, Dinar),
            IsInclusive: false, TaxReason.StandardRated)).ToList();
        var total = net + taxes.Sum(tax => tax.Amount.MinorUnits);
        var due = total - (total * drawnPercent / 100);
        var row = new Invoice { GatewayId = "in_1" };
        row.Apply(new GatewayInvoice(new("in_1"), new("cus_1"), null, "P-1", status, new Money(total, Dinar), 1, null, March,
            status == InvoiceStatus.Paid ? March : null, null)
        {
            TotalExcludingTax = new Money(net, Dinar), Subtotal = new Money(net, Dinar), AmountDue = new Money(due, Dinar),
            AmountPaid = new Money(status == InvoiceStatus.Paid ? due : 0, Dinar), FinalizedAt = March, Taxes = [.. taxes],
            Lines = [.. lines.Select(line => new GatewayInvoiceLine("il_1", "A line", new Money(line, Dinar), 1, March,
                March, false, null))],
        });
        return row;
    }
}
