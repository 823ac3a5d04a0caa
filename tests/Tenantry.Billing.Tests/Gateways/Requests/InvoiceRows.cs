using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Tests.Gateways.Requests;

internal static partial class GatewayRows
{
    private static IEnumerable<GatewayRow> Invoices =>
    [
        new("FindInvoiceAsync", gateway => gateway.FindInvoiceAsync("in_1")),
        new("FindInvoiceAsync with very many lines", gateway => gateway.FindInvoiceAsync("in_long")),
        new("ListInvoicesAsync", gateway => ReadAsync(gateway.ListInvoicesAsync())),
        new("ListInvoicesAsync filtered", gateway => ReadAsync(gateway.ListInvoicesAsync("cus_1", InvoiceStatus.Open, At(1769853600)))),
        new("PayInvoiceAsync", gateway => gateway.Require<IGatewayCollection>().PayInvoiceAsync("in_1", Key)),
        new("VoidInvoiceAsync", gateway => gateway.Require<IGatewayCollection>().VoidInvoiceAsync("in_1", Key)),
        new("MarkUncollectibleAsync", gateway => gateway.Require<IGatewayCollection>().MarkUncollectibleAsync("in_1", Key)),
        new("AddInvoiceItemAsync", gateway => gateway.Require<IGatewayInvoiceItems>().AddInvoiceItemAsync(new("cus_1", new Money(-500, Currency.Usd), "A week, given", "sub_1"), Key)),
        new("CreateCreditNoteAsync", gateway => gateway.Require<IGatewayCreditNotes>().CreateCreditNoteAsync(new("in_1", new Money(335, Currency.Usd), "Sorry", IsRefunded: false), Key)),
        new("CreateCreditNoteAsync with the money back", gateway => gateway.Require<IGatewayCreditNotes>().CreateCreditNoteAsync(new("in_1", new Money(335, Currency.Usd), null, IsRefunded: true), Key)),
        new("FindCreditNoteAsync", gateway => gateway.Require<IGatewayCreditNotes>().FindCreditNoteAsync("cn_1")),
        new("CreditBalanceAsync", gateway => gateway.Require<IGatewayBalances>().CreditBalanceAsync("cus_1", new Money(1500, Currency.Of("JPY")), "For the outage", Key)),
    ];

    private static IEnumerable<GatewayRow> Payments =>
    [
        new("FindCardAsync", gateway => gateway.Require<IGatewayCards>().FindCardAsync("pm_1")),
        new("FindPaymentAsync", gateway => gateway.FindPaymentAsync("pi_1")),
        new("FindPaymentAsync by a charge", gateway => gateway.FindPaymentAsync("ch_1")),
        new("FindPaymentAsync by an intent's charge", gateway => gateway.FindPaymentAsync("ch_intent")),
        new("FindInvoiceOfPaymentAsync", gateway => gateway.FindInvoiceOfPaymentAsync("pi_1")),
        new("RefundAsync", gateway => gateway.Require<IGatewayRefunds>().RefundAsync(new("pi_1", new Money(334, Currency.Usd)), Key)),
        new("FindRefundAsync", gateway => gateway.Require<IGatewayRefunds>().FindRefundAsync("re_1")),
        new("FindDisputeAsync", gateway => gateway.Require<IGatewayDisputes>().FindDisputeAsync("du_1")),
    ];

    private static IEnumerable<GatewayRow> Events =>
    [
        new("ListEventsAsync", gateway => ReadAsync(gateway.Require<IGatewayEventHistory>().ListEventsAsync(At(1769853600)))),
    ];
}
