namespace Tenantry.Billing.StripeEmulator.SdkTests;

public sealed class PaymentTests(LocalStripe stripe) : SdkTest(stripe)
{
    [Fact]
    public async Task Payment_HasABalanceTransaction_WithFeeAndNet()
    {
        var intent = await PaidAsync(10_000, "latest_charge.balance_transaction");

        // 2.9 % of $100.00 plus 30 cents.
        var transaction = intent.LatestCharge.BalanceTransaction;
        (transaction.Amount, transaction.Fee, transaction.Net).ShouldBe((10_000, 320, 9_680));
        (transaction.Type, transaction.ReportingCategory, transaction.SourceId).ShouldBe(("charge", "charge", intent.LatestChargeId));
        transaction.FeeDetails.Single().Amount.ShouldBe(320);
        (await V1.BalanceTransactions.GetAsync(transaction.Id, new() { Expand = ["source"] })).Source.ShouldBeOfType<Charge>().Amount
            .ShouldBe(10_000);
        await Stripe.SettleAsync();
    }

    [Fact]
    public async Task PartialRefund_HasABalanceTransaction_AndTheFeeIsNotReturned()
    {
        var intent = await PaidAsync(10_000);
        var before = await AvailableAsync("usd");

        var refund = await V1.Refunds.CreateAsync(new() { PaymentIntent = intent.Id, Amount = 4000,
            Expand = ["balance_transaction", "charge"] });

        (refund.BalanceTransaction.Amount, refund.BalanceTransaction.Fee, refund.BalanceTransaction.Type).ShouldBe((-4000, 0, "refund"));
        (refund.Charge.AmountRefunded, refund.Charge.Refunded).ShouldBe((4000, false));
        (await V1.BalanceTransactions.ListAsync(new() { Source = refund.Id })).Data.Single().Net.ShouldBe(-4000);
        var excessiveRefund = await Should.ThrowAsync<StripeException>(() => V1.Refunds.CreateAsync(new() { PaymentIntent = intent.Id,
            Amount = 6001 }));
        excessiveRefund.StripeError.Param.ShouldBe("amount");
        before.ShouldBeGreaterThan(0);
        await Stripe.SettleAsync();
    }

    [Fact]
    public async Task RefundThatFailsLater_IsReturnedToTheBalance()
    {
        var clock = await ClockAsync(Utc(2027, 4, 1));
        var customer = await CustomerAsync("pm_card_refundFail", clock.Id);
        var subscription = await SubscribeAsync(customer, (await PriceAsync(1000)).Id,
            options => options.Expand = ["latest_invoice.payments"]);

        var intent = subscription.LatestInvoice.Payments.Data[0].Payment.PaymentIntentId;
        var refund = await V1.Refunds.CreateAsync(new() { PaymentIntent = intent });
        await AdvanceAsync(clock, Utc(2027, 4, 2));

        var failed = await V1.Refunds.GetAsync(refund.Id, new() { Expand = ["failure_balance_transaction"] });
        (failed.Status, failed.FailureReason).ShouldBe(("failed", "expired_or_canceled_card"));
        (failed.FailureBalanceTransaction.Amount, failed.FailureBalanceTransaction.Type).ShouldBe((1000, "refund_failure"));
        await Stripe.SettleAsync();
    }

    [Fact]
    public async Task Dispute_WithdrawsFundsAndFee_AndWinningReinstatesTheFunds()
    {
        var intent = await PaidAsync(5000, card: "pm_card_createDispute");
        var dispute = (await V1.Disputes.ListAsync(new() { PaymentIntent = intent.Id })).Data.Single();

        var won = await V1.Disputes.UpdateAsync(dispute.Id, new() { Evidence = new() { UncategorizedText = "winning_evidence" },
            Submit = true });

        (dispute.Status, dispute.Reason, dispute.Amount).ShouldBe(("needs_response", "fraudulent", 5000));
        var withdrawn = dispute.BalanceTransactions.Single();
        (withdrawn.Amount, withdrawn.Fee, withdrawn.Net, withdrawn.ReportingCategory).ShouldBe((-5000, 1500, -6500, "dispute"));
        won.Status.ShouldBe("won");
        won.BalanceTransactions.Select(row => row.Net).ShouldBe([-6500, 5000]);
        await Stripe.SettleAsync();
    }

    [Fact]
    public async Task EarlyFraudWarning_IsCreatedByItsTestCard()
    {
        var intent = await PaidAsync(700, card: "pm_card_createIssuerFraudRecord");

        var warning = (await V1.Radar.EarlyFraudWarnings.ListAsync(new() { PaymentIntent = intent.Id })).Data.Single();

        (warning.Actionable, warning.ChargeId).ShouldBe((true, intent.LatestChargeId));
        await Stripe.SettleAsync();
    }

    [Theory]
    [InlineData("pm_card_visa_chargeDeclined", "card_declined", "generic_decline")]
    [InlineData("pm_card_visa_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds")]
    [InlineData("pm_card_chargeDeclinedExpiredCard", "expired_card", null)]
    [InlineData("pm_card_chargeDeclinedIncorrectCvc", "incorrect_cvc", null)]
    public async Task DeclinedCard_ReturnsItsDeclineCode_AndTheIntentRequiresAPaymentMethod(string card, string code, string? declineCode)
    {
        var error = await Should.ThrowAsync<StripeException>(() => PaidAsync(500, card: card));

        ((int)error.HttpStatusCode, error.StripeError.Type).ShouldBe((402, "card_error"));
        error.StripeError.Code.ShouldBe(code);
        if (declineCode is not null)
        {
            error.StripeError.DeclineCode.ShouldBe(declineCode);
        }

        error.StripeError.PaymentIntent.Status.ShouldBe("requires_payment_method");
        error.StripeResponse.RequestId.ShouldStartWith("req_");
        await Stripe.SettleAsync();
    }

    [Fact]
    public async Task PaymentThatRequiresAuthentication_RequiresAction_AndCanBeCanceled()
    {
        var intent = await V1.PaymentIntents.CreateAsync(new() { Amount = 500, Currency = "usd",
            PaymentMethod = "pm_card_authenticationRequired", Confirm = true });

        var canceled = await V1.PaymentIntents.CancelAsync(intent.Id, new() { CancellationReason = "abandoned" });

        (intent.Status, intent.NextAction.Type).ShouldBe(("requires_action", "use_stripe_sdk"));
        (canceled.Status, canceled.CancellationReason).ShouldBe(("canceled", "abandoned"));
        await Stripe.SettleAsync();
    }

    [Fact]
    public async Task AccountAndBalance_AreAvailable()
    {
        await PaidAsync(1000, currency: "chf");

        var account = await V1.Accounts.GetSelfAsync();
        var balance = await V1.Balance.GetAsync();

        (account.Country, account.DefaultCurrency, account.ChargesEnabled).ShouldBe(("DE", "eur", true));
        account.Settings.Dashboard.DisplayName.ShouldBe("Local Stripe");

        // CHF 10.00 less 2.9 % and 30 minor units. No other test uses CHF.
        balance.Available.Single(row => row.Currency == "chf").Amount.ShouldBe(941);
        balance.Pending.Single(row => row.Currency == "chf").Amount.ShouldBe(0);
    }

    private Task<PaymentIntent> PaidAsync(long amount, string? expand = null, string card = "pm_card_visa", string currency = "usd") =>
        V1.PaymentIntents.CreateAsync(new()
        {
            Amount = amount, Currency = currency, PaymentMethod = card, Confirm = true, Expand = expand is null ? null : [expand],
            AutomaticPaymentMethods = new() { Enabled = true, AllowRedirects = "never" },
        });

    private async Task<long> AvailableAsync(string currency) =>
        (await V1.Balance.GetAsync()).Available.Single(row => row.Currency == currency).Amount;
}
