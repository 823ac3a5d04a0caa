namespace Tenantry.Billing.StripeEmulator.SdkTests;

public sealed class InvoiceTests(LocalStripe stripe) : SdkTest(stripe)
{
    [Fact]
    public async Task Draft_IsFinalizedAndPaid()
    {
        var customer = await CustomerAsync();
        await V1.InvoiceItems.CreateAsync(new() { Customer = customer.Id, Currency = "usd", UnitAmountDecimal = 333.3m, Quantity = 3,
            Description = "Setup" });
        var draft = await V1.Invoices.CreateAsync(new() { Customer = customer.Id, PendingInvoiceItemsBehavior = "include",
            AutoAdvance = false });

        var open = await V1.Invoices.FinalizeInvoiceAsync(draft.Id);
        var paid = await V1.Invoices.PayAsync(draft.Id, new() { Expand = ["payments"] });

        // 3 × 333.3 cents, rounded once.
        (draft.Status, draft.Total, draft.Number).ShouldBe(("draft", 1000, null));
        (open.Status, open.AmountDue).ShouldBe(("open", 1000));
        open.Number.ShouldEndWith("-0001");
        (paid.Status, paid.AmountPaid, paid.AmountPaidOffStripe).ShouldBe(("paid", 1000, 0));
        paid.Payments.Data.Single().Status.ShouldBe("paid");
        (await V1.Invoices.LineItems.ListAsync(paid.Id)).Data.Single().QuantityDecimal.ShouldBe(3);
        await Stripe.SettleAsync();
    }

    [Fact]
    public async Task Lines_AreAddedUpdatedAndRemoved_InOneCallEach()
    {
        var customer = await CustomerAsync();
        var price = await V1.Prices.CreateAsync(new() { Product = (await V1.Products.CreateAsync(new() { Name = "Hours" })).Id,
            Currency = "usd", UnitAmount = 8000 });
        var pendingItem = await V1.InvoiceItems.CreateAsync(new() { Customer = customer.Id, Currency = "usd", Amount = 100 });
        var draft = await V1.Invoices.CreateAsync(new() { Customer = customer.Id, Currency = "usd", AutoAdvance = false });

        var added = await V1.Invoices.AddLinesAsync(draft.Id, new()
        {
            Lines = [new() { Amount = 500, Description = "Travel" }, new() { Pricing = new() { Price = price.Id }, Quantity = 2 },
                new() { InvoiceItem = pendingItem.Id }],
        });
        var hours = added.Lines.Data.Single(line => line.Quantity == 2);
        var changed = await V1.Invoices.UpdateLinesAsync(draft.Id, new() { Lines = [new() { Id = hours.Id, Quantity = 3,
            Description = "Three hours" }] });
        var travel = added.Lines.Data.Single(line => line.Description == "Travel");
        var third = added.Lines.Data.Single(line => line.Amount == 100);
        var removed = await V1.Invoices.RemoveLinesAsync(draft.Id, new()
        {
            Lines = [new() { Id = travel.Id, Behavior = "delete" }, new() { Id = third.Id, Behavior = "unassign" }],
        });

        added.Total.ShouldBe(500 + 16_000 + 100);
        changed.Total.ShouldBe(500 + 24_000 + 100);
        changed.Lines.Data.Single(line => line.Id == hours.Id).Description.ShouldBe("Three hours");
        removed.Total.ShouldBe(24_000);
        (await V1.InvoiceItems.ListAsync(new() { Customer = customer.Id, Pending = true })).Data.Single().Id.ShouldBe(pendingItem.Id);
        await V1.Invoices.FinalizeInvoiceAsync(draft.Id);
        var error = await Should.ThrowAsync<StripeException>(() => V1.Invoices.AddLinesAsync(draft.Id,
            new() { Lines = [new() { Amount = 1 }] }));
        error.StripeError.Code.ShouldBe("invoice_not_editable");
        await Stripe.SettleAsync();
    }

    [Fact]
    public async Task InvoiceWithSendInvoice_IsSent_AndPaidOutOfBand()
    {
        var customer = await CustomerAsync(card: null);
        await V1.InvoiceItems.CreateAsync(new() { Customer = customer.Id, Currency = "usd", Amount = 2500 });
        var draft = await V1.Invoices.CreateAsync(new()
        {
            Customer = customer.Id, CollectionMethod = "send_invoice", DaysUntilDue = 14, PendingInvoiceItemsBehavior = "include",
        });

        var sent = await V1.Invoices.SendInvoiceAsync(draft.Id);
        var paid = await V1.Invoices.PayAsync(draft.Id, new() { PaidOutOfBand = true });

        (sent.Status, sent.DueDate - sent.Created).ShouldBe(("open", TimeSpan.FromDays(14)));
        (paid.Status, paid.AmountPaidOffStripe).ShouldBe(("paid", 2500));
        (await V1.Charges.ListAsync(new() { Customer = customer.Id })).Data.ShouldBeEmpty();
        await Stripe.SettleAsync();
    }

    [Theory]
    [InlineData("void")]
    [InlineData("uncollectible")]
    public async Task ClosedInvoice_MakesThePastDueSubscriptionActive(string status)
    {
        var clock = await ClockAsync(Utc(2027, 4, 1));
        var customer = await CustomerAsync(clock: clock.Id);
        var subscription = await SubscribeAsync(customer, (await PriceAsync(1000)).Id);
        var failingCard = await V1.PaymentMethods.AttachAsync("pm_card_chargeCustomerFail", new() { Customer = customer.Id });
        await V1.Customers.UpdateAsync(customer.Id, new() { InvoiceSettings = new() { DefaultPaymentMethod = failingCard.Id } });
        await AdvanceAsync(clock, Utc(2027, 5, 2));
        var late = await V1.Subscriptions.GetAsync(subscription.Id);

        var closed = status == "void" ? await V1.Invoices.VoidInvoiceAsync(late.LatestInvoiceId)
            : await V1.Invoices.MarkUncollectibleAsync(late.LatestInvoiceId);

        late.Status.ShouldBe("past_due");
        closed.Status.ShouldBe(status);
        closed.StatusDetails?.Uncollectible.Reason.ShouldBe("user_forgiven");
        (await V1.Subscriptions.GetAsync(subscription.Id)).Status.ShouldBe("active");
        (await V1.Customers.GetAsync(customer.Id)).Delinquent.ShouldBe(false);
        await Stripe.SettleAsync();
    }

    [Fact]
    public async Task CreditNotes_AreRefunded_AfterPayment()
    {
        var customer = await CustomerAsync();
        var rate = await V1.TaxRates.CreateAsync(new() { DisplayName = "VAT", Percentage = 19, Inclusive = false, Country = "DE" });
        var subscription = await SubscribeAsync(customer, (await PriceAsync(10_000)).Id, options => options.DefaultTaxRates = [rate.Id]);
        var invoice = subscription.LatestInvoice;

        var preview = await V1.CreditNotes.PreviewAsync(new() { Invoice = invoice.Id, Lines = [HalfOf(invoice)], RefundAmount = 5950 });
        var note = await V1.CreditNotes.CreateAsync(new() { Invoice = invoice.Id, Lines = [HalfOf(invoice)], RefundAmount = 5950,
            Expand = ["refunds.refund"] });

        // Half of $100.00 and of its 19 %.
        invoice.Total.ShouldBe(11_900);
        preview.Total.ShouldBe(5950);
        (note.Subtotal, note.TotalTaxes.Single().Amount, note.Total).ShouldBe((5000, 950, 5950));
        note.Refunds.Single().Refund.Amount.ShouldBe(5950);
        (await V1.Invoices.GetAsync(invoice.Id)).PostPaymentCreditNotesAmount.ShouldBe(5950);
        await Stripe.SettleAsync();
    }

    [Fact]
    public async Task AutomaticTax_UsesTheVatRateOfTheCustomersCountry()
    {
        var customer = await CustomerAsync();
        await V1.Customers.UpdateAsync(customer.Id, new() { Address = new() { Country = "FR" } });

        var subscription = await SubscribeAsync(customer, (await PriceAsync(1000)).Id,
            options => options.AutomaticTax = new() { Enabled = true });

        (subscription.LatestInvoice.TotalExcludingTax, subscription.LatestInvoice.Total).ShouldBe((1000, 1200));
        subscription.LatestInvoice.AutomaticTax.Status.ShouldBe("complete");
    }

    private static CreditNoteLineOptions HalfOf(Invoice invoice) =>
        new() { Type = "invoice_line_item", InvoiceLineItem = invoice.Lines.Data[0].Id, Amount = 5000 };
}
