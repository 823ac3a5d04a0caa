using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Tests.Gateways.Requests;

internal static partial class GatewayRows
{
    private static IEnumerable<GatewayRow> Invoices =>
    [
        new("FindInvoiceAsync", gateway => gateway.FindInvoiceAsync(new("in_1"))),
        new("FindInvoiceAsync with many lines", gateway => gateway.FindInvoiceAsync(new("in_long"))),
        new("ListInvoicesAsync", gateway => ReadAsync(gateway.ListInvoicesAsync())),
        new("ListInvoicesAsync filtered", gateway =>
            ReadAsync(gateway.ListInvoicesAsync(new("cus_1"), InvoiceStatus.Open, At(1769853600)))),
        new("PayInvoiceAsync", gateway => gateway.Require<IGatewayCollection>().PayInvoiceAsync(new("in_1"), Key)),
        new("VoidInvoiceAsync", gateway => gateway.Require<IGatewayCollection>().VoidInvoiceAsync(new("in_1"), Key)),
        new("MarkUncollectibleAsync", gateway => gateway.Require<IGatewayCollection>().MarkUncollectibleAsync(new("in_1"), Key)),
        new("AddInvoiceItemAsync", gateway => gateway.Require<IGatewayInvoiceItems>()
            .AddInvoiceItemAsync(new(new("cus_1"), new Money(-500, Currency.Usd), "A week, given", new("sub_1")), Key)),
        new("CreateInvoiceAsync", gateway => gateway.Require<IGatewayOneTimeInvoices>().CreateInvoiceAsync(
            new(new("cus_1"), new Money(500, Currency.Usd), "Plan change", At(1769853600), At(1769853660), Metadata), Key)),
        new("CreateCreditNoteAsync", gateway => gateway.Require<IGatewayCreditNotes>()
            .CreateCreditNoteAsync(new(new("in_1"), new Money(335, Currency.Usd), "Sorry", IsRefunded: false), Key)),
        new("CreateCreditNoteAsync with a refund", gateway => gateway.Require<IGatewayCreditNotes>()
            .CreateCreditNoteAsync(new(new("in_1"), new Money(335, Currency.Usd), null, IsRefunded: true), Key)),
        new("FindCreditNoteAsync", gateway => gateway.Require<IGatewayCreditNotes>().FindCreditNoteAsync(new("cn_1"))),
        new("CreditBalanceAsync", gateway => gateway.Require<IGatewayBalances>()
            .CreditBalanceAsync(new("cus_1"), new Money(1500, Currency.Of("JPY")), "For the outage", Key)),
    ];

    private static IEnumerable<GatewayRow> Payments =>
    [
        new("FindCardAsync", gateway => gateway.Require<IGatewayCards>().FindCardAsync(new("pm_1"))),
        new("FindPaymentAsync", gateway => gateway.FindPaymentAsync(new("pi_1"))),
        new("FindPaymentAsync by a charge", gateway => gateway.FindPaymentAsync(new("ch_1"))),
        new("FindPaymentAsync by an intent's charge", gateway => gateway.FindPaymentAsync(new("ch_intent"))),
        new("FindInvoiceOfPaymentAsync", gateway => gateway.FindInvoiceOfPaymentAsync(new("pi_1"))),
        new("RefundAsync", gateway => gateway.Require<IGatewayRefunds>().RefundAsync(new(new("pi_1"), new Money(334, Currency.Usd)), Key)),
        new("FindRefundAsync", gateway => gateway.Require<IGatewayRefunds>().FindRefundAsync(new("re_1"))),
        new("FindDisputeAsync", gateway => gateway.Require<IGatewayDisputes>().FindDisputeAsync(new("du_1"))),
    ];

    private static IEnumerable<GatewayRow> Events =>
    [
        new("ListEventsAsync", gateway => ReadAsync(gateway.Require<IGatewayEventHistory>().ListEventsAsync(At(1769853600)))),
    ];
}
