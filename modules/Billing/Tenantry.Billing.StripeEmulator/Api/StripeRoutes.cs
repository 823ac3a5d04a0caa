namespace Tenantry.Billing.StripeEmulator;

/// <summary>Maps the whole API, grouped by resource.</summary>
internal static class StripeRoutes
{
    public static void Map(StripeApi api)
    {
        Account.Map(api);
        AccountBalance.Map(api);
        BalanceTransactions.Map(api);
        SearchApi.Map(api);
        Customers.Map(api);
        TaxIds.Map(api);
        CustomerBalance.Map(api);
        Products.Map(api);
        Prices.Map(api);
        Plans.Map(api);
        Coupons.Map(api);
        PromotionCodes.Map(api);
        PaymentMethods.Map(api);
        SetupIntents.Map(api);
        PaymentIntents.Map(api);
        Charges.Map(api);
        Refunds.Map(api);
        Disputes.Map(api);
        Sessions.Map(api);
        CreateSubscription.Map(api);
        ReadSubscriptions.Map(api);
        UpdateSubscription.Map(api);
        CancelSubscription.Map(api);
        ResumeSubscription.Map(api);
        Schedules.Map(api);
        TaxRates.Map(api);
        SubscriptionItems.Map(api);
        Meters.Map(api);
        MeterEvents.Map(api);
        MeterSummaries.Map(api);
        Invoices.Map(api);
        InvoiceLineApi.Map(api);
        InvoiceItems.Map(api);
        CreditNotes.Map(api);
        ReadEvents.Map(api);
        ResendEvent.Map(api);
        FaultInjectionApi.Map(api);
        WebhookEndpoints.Map(api);
        PortalConfigurations.Map(api);
        PortalSessions.Map(api);
        TestClocks.Map(api);
    }
}
